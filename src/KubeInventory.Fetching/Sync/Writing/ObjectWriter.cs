using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Writes what a sync decides by server-side apply. What an operator owns stays the operator's; the status parts are the fetcher's own.</summary>
internal sealed class ObjectWriter<TResource>(ResourceClient<TResource> client, string fieldManager)
    where TResource : class, IKubernetesResource<TResource>
{
    private const int MaxAttempts = 4;

    private readonly ApplyOptions _gently = new() { FieldManager = fieldManager };
    private readonly ApplyOptions _forced = new() { FieldManager = fieldManager, Force = true };
    private readonly ApplyOptions _absence = new() { FieldManager = $"{fieldManager}/absence", Force = true };

    /// <summary>Throws where the server does not know the kind or does not let it be read: a cache would try without end.</summary>
    public async Task CheckServedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.ListAsync(new ListOptions { Limit = 1 }, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KubeConnectionException || e is KubeApiException { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError })
        {
            // That passes, and the cache waits for it.
        }
    }

    /// <summary>Applies everything but the status.</summary>
    /// <param name="main">The object; fields that others keep are removed from it.</param>
    /// <param name="takesOver">Whether the fields of another fetcher may be taken.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The stored object, and the fields that an operator keeps at another value.</returns>
    public async Task<(TResource Stored, IReadOnlyList<string> Held)> ApplyMainAsync(JsonObject main, bool takesOver, CancellationToken cancellationToken)
    {
        List<string> held = [];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await client.ApplyAsync(ApplyJson.ToModel<TResource>(main), _gently, cancellationToken).ConfigureAwait(false), held);
            }
            catch (KubeApplyConflictException e) when (attempt < MaxAttempts)
            {
                var kept = e.Conflicts.Where(conflict => !(takesOver && IsFetcher(conflict.Manager))).Select(conflict => conflict.Field).ToList();
                held.AddRange(kept.Where(field => FieldPath.Remove(main, field)));
                if (kept.Count == 0)
                {
                    return (await client.ApplyAsync(ApplyJson.ToModel<TResource>(main), _forced, cancellationToken).ConfigureAwait(false), held);
                }
            }
        }
    }

    /// <summary>Gives up every field of the object itself.</summary>
    public Task<TResource> RelinquishAsync(TResource current, CancellationToken cancellationToken)
        => client.ApplyAsync(ApplyJson.ToModel<TResource>(ApplyJson.Header(ApplyJson.ToNode(current))), _gently, cancellationToken);

    /// <summary>Applies the status, with force: no one else owns these parts.</summary>
    public Task<TResource> ApplyStatusAsync(TResource status, CancellationToken cancellationToken)
        => client.Status.ApplyAsync(status, _forced, cancellationToken);

    /// <summary>Applies the record of an absence.</summary>
    public Task<TResource> ApplyAbsenceAsync(AbsenceWrite<TResource> write, CancellationToken cancellationToken)
        => write.IsStatus ? ApplyStatusAsync(write.Resource, cancellationToken) : client.ApplyAsync(write.Resource, _absence, cancellationToken);

    /// <summary>Deletes the version of the object that was judged.</summary>
    /// <returns>False if it has changed since, or is gone.</returns>
    public async Task<bool> DeleteAsync(DeletionWarrant<TResource> warrant, CancellationToken cancellationToken)
    {
        var metadata = warrant.Resource.Metadata!;
        try
        {
            return await client.DeleteAsync(
                warrant.Name, new DeleteOptions { Uid = metadata.Uid, ResourceVersion = metadata.ResourceVersion }, cancellationToken).ConfigureAwait(false);
        }
        catch (KubeConflictException)
        {
            // Somebody has written it meanwhile, so what was judged is not what would be deleted.
            return false;
        }
    }

    /// <summary>Removes the finalizer, so that an object whose deletion was asked for goes.</summary>
    public async Task<bool> RemoveFinalizerAsync(TResource current, CancellationToken cancellationToken)
    {
        var finalizers = current.Metadata?.Finalizers ?? [];
        var index = finalizers.ToList().IndexOf(SyncKeys.Decommission);
        if (index < 0)
        {
            return false;
        }

        var path = $"/metadata/finalizers/{index}";
        var patch = Patch.Json().Test("/metadata/uid", current.Metadata!.Uid).Test(path, SyncKeys.Decommission).Remove(path);
        try
        {
            await client.PatchAsync(current.Metadata.Name!, patch, new WriteOptions { FieldManager = fieldManager }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (KubeNotFoundException)
        {
            return false;
        }
    }

    private static bool IsFetcher(string? manager) => manager?.StartsWith(ProviderSyncOptions.FieldManagerPrefix, StringComparison.Ordinal) == true;
}
