using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Resources;

/// <summary>Where a kind keeps its numbers of replicas, by the definition's <c>subresources.scale</c>.</summary>
internal sealed class ScalePaths(JsonObject scale)
{
    private readonly string[] _wanted = Steps(scale.Text("specReplicasPath"));
    private readonly string[] _observed = Steps(scale.Text("statusReplicasPath"));
    private readonly string[] _selector = Steps(scale.Text("labelSelectorPath"));

    /// <exception cref="StatusException">500: the object does not say how many replicas it wants, so there is no Scale to read.</exception>
    public void Require(JsonObject obj)
    {
        if (At(obj, _wanted)?.AsInteger() is null)
        {
            throw Missing();
        }
    }

    /// <summary>The object as autoscaling/v1 Scale.</summary>
    public JsonObject Read(JsonObject obj)
    {
        var metadata = new JsonObject();
        foreach (var field in new[] { "name", "namespace", "uid", "resourceVersion", "creationTimestamp" })
        {
            metadata.SetOrRemove(field, obj.Metadata()[field]);
        }

        var spec = new JsonObject { ["replicas"] = At(obj, _wanted)?.AsInteger() ?? 0 };
        var status = new JsonObject { ["replicas"] = At(obj, _observed)?.AsInteger() ?? 0 };
        status.SetOrRemove("selector", _selector.Length > 0 ? At(obj, _selector) : null);
        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = metadata,
            ["spec"] = spec,
            ["status"] = status,
        };
    }

    /// <summary>The object with the number that a Scale wants, and with the Scale's precondition.</summary>
    public JsonObject Write(JsonObject obj, JsonObject scaled)
    {
        var parent = obj;
        foreach (var step in _wanted[..^1])
        {
            if (parent[step] is not JsonObject next)
            {
                parent[step] = next = [];
            }

            parent = next;
        }

        parent[_wanted[^1]] = scaled.Map("spec")?.Count("replicas") ?? 0;
        obj.Metadata().SetOrRemove("resourceVersion", scaled.Metadata()["resourceVersion"]);
        return obj;
    }

    /// <summary>Whether any manager owns the wanted number.</summary>
    public bool IsOwned(JsonObject obj) =>
        obj.Metadata().Maps("managedFields").Any(entry => At(entry["fieldsV1"], [.. _wanted.Select(step => $"f:{step}")]) is not null);

    private StatusException Missing() =>
        StatusException.Internal($"the spec replicas field {GoText.Quote('.' + string.Join('.', _wanted))} does not exist");

    private static string[] Steps(string? path) => path?.Split('.', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static JsonNode? At(JsonNode? node, string[] steps) =>
        steps.Aggregate(node, (parent, step) => (parent as JsonObject)?[step]);
}
