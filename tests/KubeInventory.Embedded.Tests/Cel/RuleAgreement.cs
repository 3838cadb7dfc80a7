using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the validation rules judge the same changes.</summary>
public sealed class RuleAgreement
{
    [Fact]
    public async Task Rules_say_of_every_change_what_the_real_server_says()
    {
        using var api = RealApi.Connect();
        var differences = new List<string>();
        foreach (var (spec, changes) in RuleCases.All)
        {
            var root = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["spec"] = Some.Json(spec) } };
            await using var definition = await TemporaryDefinition.CreateAsync(api, root);
            var schema = StructuralSchema.Parse(root);
            var rules = ValidationRules.Compile(schema);
            foreach (var (change, index) in changes.Select((change, index) => (change, index)))
            {
                var expected = await AskServer(api, definition, $"t{index}", change.Old, change.New);
                var actual = AskRules(definition, schema, rules, $"t{index}", change.Old, change.New);
                if (expected != actual)
                {
                    differences.Add($"{spec}\n  {change.Old} -> {change.New}\n  real server: {expected}\n  rules:       {actual}");
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
    }

    private static async Task<string> AskServer(RealApi api, TemporaryDefinition definition, string name, string? old, string @new)
    {
        var thing = Some.Thing(definition.Group, name, Some.Json(@new));
        if (old is null)
        {
            var (created, answer) = await api.SendAsync(HttpMethod.Post, definition.Path + "?dryRun=All", thing);
            return Describe(created, answer);
        }

        var (code, stored) = await api.SendAsync(HttpMethod.Post, definition.Path, Some.Thing(definition.Group, name, Some.Json(old)));
        Assert.True(code == HttpStatusCode.Created, stored.ToJsonString());
        thing["metadata"] = stored["metadata"]!.DeepClone();
        var (replaced, body) = await api.SendAsync(HttpMethod.Put, $"{definition.Path}/{name}", thing);
        return Describe(replaced, body);
    }

    private static string AskRules(TemporaryDefinition definition, StructuralSchema schema, ValidationRules rules, string name, string? old, string @new)
    {
        var value = Some.Thing(definition.Group, name, Some.Json(@new));
        var oldValue = old is null ? null : Some.Thing(definition.Group, name, Some.Json(old));
        var errors = new FieldErrors();
        SchemaValidator.Validate(value, schema, errors);
        rules.Validate(value, oldValue, errors);
        return errors.Count == 0 ? "accepted" : Join(errors.Select(error => $"{error.Field} {error.Type.Reason} {error.Message}"));
    }

    private static string Describe(HttpStatusCode code, JsonObject body) => code is HttpStatusCode.Created or HttpStatusCode.OK
        ? "accepted"
        : Join(body.Map("details")!.Maps("causes").Select(cause => $"{cause["field"]} {cause["reason"]} {cause["message"]}"));

    private static string Join(IEnumerable<string> complaints) => string.Join(" | ", complaints.Order(StringComparer.Ordinal));
}
