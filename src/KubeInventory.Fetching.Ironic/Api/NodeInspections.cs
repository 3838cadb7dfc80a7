using System.Collections.Concurrent;
using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>What inspection found in each node, asked for once after each inspection. Thread-safe.</summary>
internal sealed class NodeInspections
{
    private static readonly NodeInspection None = new();

    private readonly ConcurrentDictionary<string, (string FinishedAt, NodeInspection Found)> _known = new(StringComparer.Ordinal);

    public async ValueTask<NodeInspection> OfAsync(IronicApi api, JsonElement node, string uuid, CancellationToken cancellationToken)
    {
        if (!NodeQuery.HasInventory(api.Version) || node.Text("inspection_finished_at") is not { } finishedAt)
        {
            return None;
        }

        if (_known.TryGetValue(uuid, out var known) && known.FinishedAt == finishedAt)
        {
            return known.Found;
        }

        using var answer = await api.GetIfThereAsync($"nodes/{uuid}/inventory", cancellationToken).ConfigureAwait(false);
        var found = answer is null ? None : NodeInspection.Read(answer.RootElement);
        _known[uuid] = (finishedAt, found);
        return found;
    }

    /// <summary>Forgets nodes that a complete fetch has not seen.</summary>
    public void KeepOnly(HashSet<string> uuids)
    {
        foreach (var uuid in _known.Keys.Where(uuid => !uuids.Contains(uuid)))
        {
            _known.TryRemove(uuid, out _);
        }
    }
}
