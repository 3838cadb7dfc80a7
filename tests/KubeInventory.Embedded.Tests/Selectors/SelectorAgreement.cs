using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Tests.Selectors;

/// <summary>Random texts are selectors here as on the real server, select the same objects, and are refused with the same words.</summary>
public sealed class SelectorAgreement
{
    private static readonly string[] LabelParts =
        ["a", "b", "in", "notin", "=", "==", "!=", "!", ",", "(", ")", " ", ">", "<", "1", "-5", "x.io/a", "a_", "é", "/", "in (a,b)", "notin (b)", "a=1", ", "];

    private static readonly string[] FieldParts =
        ["metadata.name", "metadata.namespace", "spec.color", "spec.count", "spec.on", "spec.none", "=", "==", "!=", ",", "\\", "\\,", "\\=", "a", "b", "red", "1", "true", " ", "metadata.name=a", "spec.count!="];

    [Fact]
    public async Task Label_selectors_agree()
    {
        using var api = RealApi.Connect();
        await using var things = await ThingsAsync(api);
        foreach (var seed in Seeds.Of(300))
        {
            var text = Text(new Random(seed), LabelParts);
            var ours = Client.LabelSelector.TryParse(text, out var selector, out var error)
                ? Outcome(things.Objects.Where(thing => selector.Matches(LabelsOf(thing))))
                : error;
            Assert.Equal($"{text} → {await things.SelectAsync("labelSelector", text)}", $"{text} → {ours}");
        }
    }

    [Fact]
    public async Task Field_selectors_agree()
    {
        using var api = RealApi.Connect();
        await using var things = await ThingsAsync(api);
        var fields = SelectableFields.OfCustomResource(namespaced: false, [".spec.color", ".spec.count", ".spec.on"]);
        foreach (var seed in Seeds.Of(300))
        {
            var text = Text(new Random(seed), FieldParts);
            var ours = FieldSelector.TryParse(text, fields, out var selector, out var error)
                ? Outcome(things.Objects.Where(selector.Matches))
                : error;
            Assert.Equal($"{text} → {await things.SelectAsync("fieldSelector", text)}", $"{text} → {ours}");
        }
    }

    [Fact]
    public async Task What_a_selector_prints_selects_the_same_as_what_it_was_read_from()
    {
        using var api = RealApi.Connect();
        await using var things = await ThingsAsync(api);
        foreach (var seed in Seeds.Of(100))
        {
            var text = Text(new Random(seed), LabelParts);
            if (Client.LabelSelector.TryParse(text, out var selector, out _))
            {
                var printed = selector.ToString();
                Assert.Equal($"{printed} → {await things.SelectAsync("labelSelector", text)}", $"{printed} → {await things.SelectAsync("labelSelector", printed)}");
            }
        }
    }

    private static Dictionary<string, string> LabelsOf(JsonObject thing) =>
        thing["metadata"]!["labels"]!.AsObject().ToDictionary(label => label.Key, label => (string)label.Value!, StringComparer.Ordinal);

    private static string Text(Random random, string[] parts) => string.Concat(random.GetItems(parts, random.Next(1, 8)));

    private static string Outcome(IEnumerable<JsonNode?> objects) =>
        string.Join(' ', objects.Select(thing => (string?)thing!["metadata"]!["name"]).Order(StringComparer.Ordinal));

    private static async Task<Things> ThingsAsync(RealApi api)
    {
        var schema = Some.Map("""
            { "type": "object", "properties": { "spec": { "type": "object", "properties": {
              "color": { "type": "string" }, "count": { "type": "integer" }, "on": { "type": "boolean" } } } } }
            """);
        var extras = Some.Map("""
            { "selectableFields": [{ "jsonPath": ".spec.color" }, { "jsonPath": ".spec.count" }, { "jsonPath": ".spec.on" }] }
            """);
        var definition = await TemporaryDefinition.CreateAsync(api, schema, extras);
        JsonObject[] objects =
        [
            Thing("a", """{ "a": "a" }""", """{ "color": "red", "count": 1, "on": true }"""),
            Thing("b", """{ "a": "1", "b": "in", "x.io/a": "" }""", """{ "color": "a,b=c", "count": 0, "on": false }"""),
            Thing("c", "{}", "{}"),
        ];
        foreach (var thing in objects)
        {
            thing["apiVersion"] = $"{definition.Group}/v1";
            Assert.Equal(HttpStatusCode.Created, (await api.SendAsync(HttpMethod.Post, definition.Path, thing)).Code);
        }

        return new Things(api, definition, objects);
    }

    private static JsonObject Thing(string name, string labels, string spec) => new()
    {
        ["kind"] = "Thing",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = JsonNode.Parse(labels) },
        ["spec"] = JsonNode.Parse(spec),
    };

    private sealed record Things(RealApi Api, TemporaryDefinition Definition, JsonObject[] Objects) : IAsyncDisposable
    {
        public async Task<string> SelectAsync(string parameter, string text)
        {
            var (code, body) = await Api.SendAsync(HttpMethod.Get, $"{Definition.Path}?{parameter}={Uri.EscapeDataString(text)}");
            return code is HttpStatusCode.OK ? Outcome(body["items"]!.AsArray()) : (string)body["message"]!;
        }

        public ValueTask DisposeAsync() => Definition.DisposeAsync();
    }
}
