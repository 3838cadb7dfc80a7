using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>Random contents for widgets, mostly right and sometimes wrong, from one seed.</summary>
internal sealed class RandomWidgets(Random random)
{
    private static readonly string[] Managers = ["fetcher", "operator", "agent"];

    public string Manager() => Pick(Managers);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>A spec, labels and finalizers.</summary>
    public JsonObject Members(bool withNulls)
    {
        var metadata = new JsonObject();
        AddIfAny(metadata, "labels", Map(withNulls));
        AddIfAny(metadata, "annotations", Map(withNulls));
        if (Chance(0.1))
        {
            metadata["finalizers"] = new JsonArray("example.io/hold");
        }

        var members = new JsonObject { ["spec"] = Spec(withNulls) };
        if (metadata.Count > 0)
        {
            members["metadata"] = metadata;
        }

        return members;
    }

    public JsonObject StatusMembers() => new()
    {
        ["status"] = new JsonObject
        {
            ["phase"] = Pick("Ready", "Lost"),
            ["conditions"] = new JsonArray([.. Some("Ready", "Patched", "Live").Select(type => (JsonNode)new JsonObject { ["type"] = type, ["status"] = Pick("True", "False") })]),
        },
    };

    /// <summary>A patch of one to three operations, and its text.</summary>
    public (JsonPatch Patch, string Text) JsonPatch()
    {
        var patch = Patch.Json();
        var text = "";
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var path = Pick(
                "/spec/size", "/spec/color", "/spec/steps/-", "/spec/steps/0", "/spec/ports/-", "/spec/ports/0", "/spec/ports/0/port", "/spec/roles/-",
                "/spec/tags/a", "/spec/tags", "/spec/limits/cpu", "/spec/anything/x", "/spec/maybe", "/metadata/labels/a", "/metadata/labels",
                "/metadata/annotations/example.io~1c", "/metadata/finalizers", "/metadata/finalizers/-", "/spec/nonsense", "/spec/steps/7", "/status/phase");
            var value = Value(path);
            var name = Pick("add", "add", "replace", "remove", "test");
            patch = name switch
            {
                "add" => patch.Add(path, value),
                "replace" => patch.Replace(path, value),
                "test" => patch.Test(path, value),
                _ => patch.Remove(path),
            };
            text += $"\n    {name} {path} {value?.ToJsonString()}";
        }

        return (patch, text);
    }

    private JsonNode? Value(string path) => path.Split('/')[^1] switch
    {
        "size" or "port" or "cpu" or "nonsense" => random.Next(3),
        "tags" => Map(withNulls: false),
        "labels" => new JsonObject { [Pick("a", "b")] = "1" },
        "maybe" => Pick<JsonNode?>("m", null),
        "finalizers" => new JsonArray("example.io/hold"),
        "-" when path.Contains("finalizers", StringComparison.Ordinal) => Pick("example.io/hold", "example.io/more"),
        _ when path.Contains("ports", StringComparison.Ordinal) => new JsonObject { ["name"] = Pick("ssh", "web"), ["port"] = 22 },
        _ => Pick("red", "db", "1"),
    };

    private JsonObject Spec(bool withNulls)
    {
        var spec = new JsonObject();
        Maybe(spec, "color", () => Pick("red", "green", "grey", "blue"));
        Maybe(spec, "size", () => random.Next(-1, 12));
        Maybe(spec, "ratio", () => Pick<JsonNode>(1, 1.5, 2));
        Maybe(spec, "note", () => Pick("a", "b c", "UPPER"));
        Maybe(spec, "serial", () => Pick("s", "t"));
        Maybe(spec, "least", () => random.Next(3));
        Maybe(spec, "most", () => Pick<JsonNode>(1, 2, 101));
        Maybe(spec, "ports", Ports);
        Maybe(spec, "roles", () => new JsonArray([.. Some("db", "log", "web").Select(role => (JsonNode)role)]));
        Maybe(spec, "steps", () => new JsonArray([.. Some("one", "two").Select(step => (JsonNode)step)]));
        Maybe(spec, "tags", () => Map(withNulls));
        Maybe(spec, "limits", () => new JsonObject { [Pick("cpu", "memory")] = random.Next(3) });
        Maybe(spec, "percent", () => Pick<JsonNode>(5, "5%"));
        Maybe(spec, "anything", () => new JsonObject { [Pick("x", "y")] = Pick<JsonNode?>(1, "s", new JsonArray(1, 2), new JsonObject { ["z"] = 1 }) });
        Maybe(spec, "maybe", () => Pick<JsonNode?>("m", null));
        if (Chance(0.03))
        {
            spec["nonsense"] = 1;
        }

        if (withNulls)
        {
            foreach (var key in Some("color", "size", "note", "ports", "tags", "limits"))
            {
                spec[key] = null;
            }
        }

        return spec;
    }

    private JsonArray Ports() => new([.. Some("ssh", "web", "db").Select(name =>
    {
        var port = new JsonObject { ["name"] = name, ["port"] = Pick(22, 80) };
        Maybe(port, "protocol", () => Pick("tcp", "udp"));
        return (JsonNode)port;
    })]);

    private JsonObject Map(bool withNulls)
    {
        var map = new JsonObject();
        foreach (var key in Some("a", "b", "example.io/c"))
        {
            map[key] = withNulls && Chance(0.3) ? null : Pick("1", "2");
        }

        return map;
    }

    private List<string> Some(params ReadOnlySpan<string> from)
    {
        var some = new List<string>();
        foreach (var one in from)
        {
            if (Chance(0.5))
            {
                some.Add(one);
            }
        }

        return some;
    }

    /// <summary>An empty map of labels is stored or not, depending on what was stored before: no behaviour to rely on.</summary>
    private void AddIfAny(JsonObject target, string key, JsonObject map)
    {
        if (map.Count > 0 && Chance(0.3))
        {
            target[key] = map;
        }
    }

    private void Maybe(JsonObject target, string key, Func<JsonNode?> value)
    {
        if (Chance(0.3))
        {
            target[key] = value();
        }
    }
}
