using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>Adds and removes one finalizer and leaves those of others alone: each patch first tests what it was made from.</summary>
internal sealed class FinalizerChange<T>(ResourceEndpoint<T> endpoint, TimeProvider time)
    where T : class, IKubernetesResource<T>
{
    private const string Path = "/metadata/finalizers";

    /// <summary>The object with the finalizer; null if it is being deleted without.</summary>
    public Task<T?> AddAsync(string name, string finalizer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        return ConflictRetry.RunAsync(AttemptAsync, HasLostRace, time, cancellationToken);

        async Task<T?> AttemptAsync()
        {
            var current = await endpoint.GetAsync(name, cancellationToken).ConfigureAwait(false);
            var finalizers = current.Metadata?.Finalizers ?? [];
            if (finalizers.Contains(finalizer))
            {
                return current;
            }

            if (current.Metadata?.DeletionTimestamp is not null)
            {
                return null;
            }

            // The whole list is tested, or two who add the same finalizer at once would both succeed.
            var patch = finalizers.Count == 0
                ? Patch.Json().Test(Path, value: null).Add(Path, ArrayOf([finalizer]))
                : Patch.Json().Test(Path, ArrayOf(finalizers)).Add($"{Path}/-", finalizer);
            return await endpoint.PatchAsync(name, patch, new WriteOptions(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>False if the object or its finalizer is gone already.</summary>
    public async Task<bool> RemoveAsync(string name, string finalizer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(finalizer);
        try
        {
            return await ConflictRetry.RunAsync(AttemptAsync, HasLostRace, time, cancellationToken).ConfigureAwait(false);
        }
        catch (KubeNotFoundException e) when (e.ObjectName is not null)
        {
            return false;
        }

        async Task<bool> AttemptAsync()
        {
            var current = await endpoint.GetAsync(name, cancellationToken).ConfigureAwait(false);
            var index = (current.Metadata?.Finalizers ?? []).ToList().IndexOf(finalizer);
            if (index < 0)
            {
                return false;
            }

            var patch = Patch.Json().Test($"{Path}/{index}", finalizer).Remove($"{Path}/{index}");
            await endpoint.PatchAsync(name, patch, new WriteOptions(), cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private static JsonArray ArrayOf(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    // A failed test is answered by 422 like an invalid object; but no field is to blame. A finalizer that is refused because the
    // deletion began meanwhile is one: reading again will tell.
    private static bool HasLostRace(KubeApiException e) =>
        e is KubeConflictException
        || (e.Reason is StatusReason.Invalid && (e.Status.Details?.Causes ?? []).All(cause => cause is { Reason: "FieldValueForbidden", Field: "metadata.finalizers" }));
}
