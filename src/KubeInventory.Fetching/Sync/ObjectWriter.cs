using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Writes an observation by server-side apply. What an operator owns stays the operator's; the status parts are the fetcher's own.</summary>
internal sealed class ObjectWriter<TResource>(ResourceClient<TResource> client, string fieldManager)
    where TResource : class, IKubernetesResource<TResource>
{
    private const int MaxAttempts = 4;

    /// <summary>Applies everything but the status.</summary>
    /// <returns>The stored object, and the fields that an operator keeps at another value.</returns>
    public async Task<(TResource Stored, IReadOnlyList<string> Held)> ApplyMainAsync(JsonObject main, CancellationToken cancellationToken)
    {
        var options = new ApplyOptions { FieldManager = fieldManager };
        List<string> held = [];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await client.ApplyAsync(ModelJson.ToModel<TResource>(main), options, cancellationToken).ConfigureAwait(false), held);
            }
            catch (KubeApiException e) when (e.Reason is StatusReason.Conflict && attempt < MaxAttempts && RemoveConflicts(e, main) is { Count: > 0 } fields)
            {
                held.AddRange(fields);
            }
        }
    }

    /// <summary>Applies the status, with force: no one else owns these parts.</summary>
    public Task<TResource> ApplyStatusAsync(JsonObject status, CancellationToken cancellationToken)
        => client.Status.ApplyAsync(
            ModelJson.ToModel<TResource>(status), new ApplyOptions { FieldManager = fieldManager, Force = true }, cancellationToken);

    private static List<string> RemoveConflicts(KubeApiException conflict, JsonObject main)
        => [.. (conflict.Status.Details?.Causes ?? [])
            .Select(cause => cause.Field)
            .OfType<string>()
            .Where(field => FieldPath.Remove(main, field))];
}
