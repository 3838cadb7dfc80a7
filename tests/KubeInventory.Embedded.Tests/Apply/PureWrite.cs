using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>What a server does with a write, from the request to the stored object, with the pure functions alone.</summary>
internal sealed class PureWrite(ApplyTarget target, StructuralSchema schema)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly ServerSideApply _main = new(target);
    private readonly ServerSideApply _status = new(target.ForStatus());

    public ApplyResult Apply(JsonObject live, JsonObject applied, string manager, bool force, bool toStatus) =>
        (toStatus ? _status : _main).Apply(live, applied, manager, force, Now) is ApplyResult.Merged merged
            ? new ApplyResult.Merged(Store(live, merged.Object, toStatus))
            : (toStatus ? _status : _main).Apply(live, applied, manager, force, Now);

    public JsonObject Update(JsonObject live, JsonObject written, string manager, bool toStatus)
    {
        var decoded = (JsonObject)written.DeepClone();
        SchemaPruner.Prune(decoded, schema);
        SchemaDefaulter.Default(decoded, schema);
        DropEmpty(decoded["metadata"]!.AsObject());
        return Store(live, (toStatus ? _status : _main).TrackUpdate(live, decoded, manager, Now), toStatus);
    }

    public JsonObject MergePatch(JsonObject live, JsonObject patch, string manager, bool toStatus) =>
        Update(live, KubeInventory.Embedded.Patching.MergePatch.Apply(live, patch).Patched!, manager, toStatus);

    // Metadata is read into a structure and written again, which leaves out what is empty.
    private static void DropEmpty(JsonObject metadata)
    {
        foreach (var (name, _) in metadata.Where(entry => entry.Value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }).ToList())
        {
            metadata.Remove(name);
        }

        foreach (var map in new[] { "labels", "annotations" }.Select(name => metadata[name]).OfType<JsonObject>())
        {
            foreach (var (name, _) in map.Where(entry => entry.Value is null).ToList())
            {
                map[name] = "";
            }
        }
    }

    private JsonObject Store(JsonObject live, JsonObject written, bool toStatus)
    {
        SchemaDefaulter.Default(written, schema);
        DropEmpty(written["metadata"]!.AsObject());
        var stored = toStatus ? (JsonObject)live.DeepClone() : written;
        var status = toStatus ? written["status"] : live["status"];
        stored.Remove("status");
        if (status is not null)
        {
            stored["status"] = status.DeepClone();
        }

        if (toStatus)
        {
            var metadata = stored["metadata"]!.AsObject();
            metadata.Remove("managedFields");
            if (written["metadata"]?["managedFields"] is { } managed)
            {
                metadata["managedFields"] = managed.DeepClone();
            }
        }

        ManagedFieldsTimes.KeepIfUnchanged(stored, live);
        return stored;
    }
}
