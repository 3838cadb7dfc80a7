using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the schema validator judge the same values.</summary>
public sealed class ValueAgreement
{
    [Fact]
    public async Task The_validator_says_of_every_value_what_the_real_server_says()
    {
        using var api = RealApi.Connect();
        var fields = ValueCases.All.Select((one, index) => KeyValuePair.Create($"f{index}", Some.Json(one.Schema)));
        var root = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["spec"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(fields) } },
        };
        await using var definition = await TemporaryDefinition.CreateAsync(api, root);
        var schema = StructuralSchema.Parse(root);

        var differences = new List<string>();
        foreach (var ((fieldSchema, values), index) in ValueCases.All.Select((one, index) => (one, index)))
        {
            foreach (var value in values)
            {
                var thing = Some.Thing(definition.Group, "a", new JsonObject { [$"f{index}"] = Some.Json(value) });
                var (code, body) = await api.SendAsync(HttpMethod.Post, definition.Path + "?dryRun=All", thing);
                var (expected, actual) = (Describe(code, body), Describe(thing, schema));
                if (expected != actual)
                {
                    differences.Add($"{fieldSchema} <- {value}\n  real server: {expected}\n  validator:   {actual}");
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
    }

    private static string Describe(HttpStatusCode code, JsonObject body) => code == HttpStatusCode.Created
        ? "accepted"
        : string.Join(" | ", body.Map("details")!.Maps("causes").Select(cause => $"{cause["field"]} {cause["reason"]} {cause["message"]}").Order(StringComparer.Ordinal));

    private static string Describe(JsonObject thing, StructuralSchema schema)
    {
        var obj = thing.DeepClone().AsObject();
        SchemaPruner.Prune(obj, schema);
        SchemaDefaulter.Default(obj, schema);
        var errors = new FieldErrors();
        SchemaValidator.Validate(obj, schema, errors);
        return errors.Count == 0
            ? "accepted"
            : string.Join(" | ", errors.Select(error => $"{error.Field} {error.Type.Reason} {error.Message}").Order(StringComparer.Ordinal));
    }
}
