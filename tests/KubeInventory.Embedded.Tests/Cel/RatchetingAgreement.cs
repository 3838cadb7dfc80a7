using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the validation rules judge changes of objects that were stored before there were rules.</summary>
public sealed class RatchetingAgreement
{
    private const string Plain = """
        {"type":"object","properties":{"n":{"type":"integer"},"o":{"type":"object","properties":{"n":{"type":"integer"},"p":{"type":"integer"}}},
        "l":{"type":"array","maxItems":5,"items":{"type":"object","properties":{"n":{"type":"integer"},"p":{"type":"integer"}}}},
        "k":{"type":"array","maxItems":5,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["id"],"items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","maxLength":5},"n":{"type":"integer"},"p":{"type":"integer"}}}},
        "m":{"type":"object","maxProperties":5,"additionalProperties":{"type":"integer"}},"s":{"type":"array","maxItems":5,"x-kubernetes-list-type":"set","items":{"type":"integer"}}}}
        """;

    private const string Stored = """{"n":1,"o":{"n":1,"p":1},"l":[{"n":1,"p":1}],"k":[{"id":"a","n":1,"p":1},{"id":"b","n":2}],"m":{"x":1},"s":[1,2]}""";

    private static readonly string[] Changes =
    [
        Stored,
        """{"n":1,"o":{"n":1,"p":2},"l":[{"n":1,"p":2}],"k":[{"id":"a","n":1,"p":2},{"id":"b","n":2}],"m":{"x":1,"y":2},"s":[1,2,4]}""",
        """{"n":3,"o":{"n":3,"p":1},"l":[{"n":3,"p":1}],"k":[{"id":"a","n":3,"p":1},{"id":"b","n":2}],"m":{"x":3},"s":[3,2]}""",
        """{"n":1,"l":[{"n":1,"p":1},{"n":1}],"k":[{"id":"b","n":2},{"id":"a","n":1,"p":1},{"id":"c","n":1}],"m":{"z":1,"x":1},"s":[2,1]}""",
        """{"o":{"n":1,"p":1},"l":[{"p":1,"n":1}]}""",
    ];

    [Fact]
    public async Task What_was_wrong_before_there_were_rules_passes_where_the_real_server_lets_it_pass()
    {
        using var api = RealApi.Connect();
        var plain = Root(Some.Map(Plain));
        var ruled = Root(WithRules(Some.Map(Plain)));
        await using var definition = await TemporaryDefinition.CreateAsync(api, plain);
        var (created, stored) = await api.SendAsync(HttpMethod.Post, definition.Path, Some.Thing(definition.Group, "a", Some.Json(Stored)));
        Assert.True(created == HttpStatusCode.Created, stored.ToJsonString());
        await IntroduceRules(api, definition, ruled);

        var rules = ValidationRules.Compile(StructuralSchema.Parse(ruled));
        var differences = new List<string>();
        foreach (var change in Changes)
        {
            var thing = stored.DeepClone().AsObject();
            thing["spec"] = Some.Json(change);
            var (code, body) = await api.SendAsync(HttpMethod.Put, $"{definition.Path}/a?dryRun=All", thing);
            var expected = code == HttpStatusCode.OK ? "" : Join(body.Map("details")!.Maps("causes").Select(cause => $"{cause["field"]}: {cause["message"]}"));

            var errors = new FieldErrors();
            rules.Validate(thing, stored, errors);
            if (expected != Join(errors.Select(error => error.ToString())))
            {
                differences.Add($"{change}\n  real server: {expected}\n  rules:       {Join(errors.Select(error => error.ToString()))}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>Every integer has to be even, and so has what is in every list.</summary>
    private static JsonObject WithRules(JsonObject schema)
    {
        foreach (var (_, property) in schema.Map("properties") ?? [])
        {
            WithRules(property!.AsObject());
        }

        foreach (var inner in new[] { schema.Map("items"), schema.Map("additionalProperties") }.OfType<JsonObject>())
        {
            WithRules(inner);
        }

        var rule = schema.Text("type") switch
        {
            "integer" => "self % 2 == 0",
            "array" => "self.size() == 3",
            _ => null,
        };
        if (rule is not null)
        {
            schema["x-kubernetes-validations"] = new JsonArray(new JsonObject { ["rule"] = rule });
        }

        return schema;
    }

    private static async Task IntroduceRules(RealApi api, TemporaryDefinition definition, JsonObject schema)
    {
        var path = $"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.{definition.Group}";
        var (code, body) = (HttpStatusCode.Conflict, new JsonObject());
        while (code == HttpStatusCode.Conflict)
        {
            var (_, crd) = await api.SendAsync(HttpMethod.Get, path);
            crd["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"] = schema.DeepClone();
            (code, body) = await api.SendAsync(HttpMethod.Put, path, crd);
        }

        Assert.True(code == HttpStatusCode.OK, body.ToJsonString());
        var probe = Some.Thing(definition.Group, "probe", Some.Json("""{"n":1}"""));
        while ((await api.SendAsync(HttpMethod.Post, definition.Path + "?dryRun=All", probe)).Code == HttpStatusCode.Created)
        {
            await Task.Yield();
        }
    }

    private static JsonObject Root(JsonObject spec) => new() { ["type"] = "object", ["properties"] = new JsonObject { ["spec"] = spec } };

    private static string Join(IEnumerable<string> complaints) => string.Join(" | ", complaints.Order(StringComparer.Ordinal));
}
