using System.Text.Json.Nodes;
using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

/// <summary>An object that several managers write, one write after the other.</summary>
internal sealed class Subject
{
    public const string ApiVersion = "kubeinventory.io/v1";

    private readonly ServerSideApply _main;
    private readonly ServerSideApply _status;

    public Subject(ApplyTarget? target = null)
    {
        target ??= ApplyTarget.OfCustomResource(ApiVersion, "Thing", ApplySchema.Parsed, hasStatus: true);
        _main = new ServerSideApply(target);
        _status = new ServerSideApply(target.ForStatus());
    }

    public JsonObject Object { get; private set; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>The <c>spec</c> as it is now.</summary>
    public JsonObject? Spec => Object["spec"] as JsonObject;

    /// <summary>Each manager with the paths that it owns, as <c>alice Apply: .spec.role .spec.size</c>.</summary>
    public IReadOnlyList<string> Owners
    {
        get
        {
            Assert.True(ManagedFields.TryRead(Object["metadata"]?["managedFields"], out var managed));
            return [.. managed
                .OrderBy(entry => entry.Key.SortKey, StringComparer.Ordinal)
                .Select(entry => $"{entry.Key.Name} {entry.Key.Operation}{entry.Key.Subresource}: {string.Join(' ', entry.Value.Fields.Paths)}")];
        }
    }

    /// <summary>The time of each entry of managedFields, in the list's order.</summary>
    public IReadOnlyList<string?> Times => [.. Object["metadata"]!["managedFields"]!.AsArray().Select(entry => (string?)entry!["time"])];

    public static JsonObject Configuration(string spec, string field = "spec") => new()
    {
        ["apiVersion"] = ApiVersion,
        ["kind"] = "Thing",
        ["metadata"] = new JsonObject { ["name"] = "thing" },
        [field] = JsonNode.Parse(spec),
    };

    public ApplyResult Try(string manager, JsonObject configuration, bool force = false, bool toStatus = false)
    {
        var result = (toStatus ? _status : _main).Apply(Object, configuration, manager, force, Now);
        Object = result is ApplyResult.Merged merged ? WithUid(merged.Object) : Object;
        return result;
    }

    public Subject Apply(string manager, string spec, bool force = false)
    {
        Assert.IsType<ApplyResult.Merged>(Try(manager, Configuration(spec), force));
        return this;
    }

    public Subject ApplyStatus(string manager, string status)
    {
        Assert.IsType<ApplyResult.Merged>(Try(manager, Configuration(status, "status"), toStatus: true));
        return this;
    }

    public IReadOnlyList<string> Conflicts(string manager, string spec) =>
        [.. Assert.IsType<ApplyResult.Conflicting>(Try(manager, Configuration(spec))).Conflicts.Select(conflict => $"{conflict.Path} {conflict.Message}")];

    /// <summary>Replaces the object by a changed copy.</summary>
    public Subject Update(string manager, Action<JsonObject> change, bool toStatus = false)
    {
        var written = Object.Count == 0 ? Configuration("{}") : (JsonObject)Object.DeepClone();
        change(written);
        Object = WithUid((toStatus ? _status : _main).TrackUpdate(Object, written, manager, Now));
        return this;
    }

    /// <summary>Puts another spec in the place of the one there is.</summary>
    public Subject Replace(string manager, string spec) => Update(manager, written => written["spec"] = JsonNode.Parse(spec));

    private static JsonObject WithUid(JsonObject stored)
    {
        stored["metadata"]!["uid"] = "1";
        return stored;
    }
}
