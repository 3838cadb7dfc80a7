using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the validation of definitions judge the same CustomResourceDefinitions.</summary>
public sealed class DefinitionAgreement
{
    [Fact]
    public async Task Of_every_definition_is_said_what_the_real_server_says()
    {
        var group = $"t{Guid.NewGuid().ToString("N")[..10]}.example.com";

        Assert.Equal("", await CompareAsync(DefinitionCases.All(group)));
    }

    [Fact]
    public async Task Of_the_definitions_of_public_projects_is_said_what_the_real_server_says()
    {
        var corpus = Path.Combine(Requires.Variable("KUBEINVENTORY_CORPUS"), "crds");

        Assert.Equal("", await CompareAsync(YamlJson.Definitions(corpus)));
    }

    private static async Task<string> CompareAsync(IEnumerable<(string Label, JsonObject Definition)> definitions)
    {
        using var api = RealApi.Connect();
        var differences = new List<string>();
        foreach (var (label, definition) in definitions)
        {
            var (code, body) = await api.SendAsync(
                HttpMethod.Post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All", definition);
            var (expected, actual) = (Describe(code, body), Describe(definition));
            if (expected != actual)
            {
                differences.Add($"{label}\n  real server: {expected}\n  validation:  {actual}");
            }
        }

        return string.Join('\n', differences);
    }

    private static string Describe(HttpStatusCode code, JsonObject body) => code switch
    {
        HttpStatusCode.Created => "accepted",
        HttpStatusCode.UnprocessableEntity => Join(body.Map("details")!.Maps("causes")
            .Select(cause => Describe((string)cause["field"]!, (string)cause["reason"]!, (string)cause["message"]!))),
        _ => body.ToJsonString(),
    };

    private static string Describe(JsonObject definition)
    {
        var crd = definition.DeepClone().AsObject();
        CrdDefaulter.Default(crd);
        var errors = CrdValidation.Validate(crd);
        return errors.Count == 0 ? "accepted" : Join(errors.Select(error => Describe(error.Field, error.Type.Reason, error.Message)));
    }

    // A value that is an object is shown by the real server in the shape that it has inside that server.
    private static string Describe(string field, string reason, string message) =>
        message.Contains('{', StringComparison.Ordinal) && !field.EndsWith("pattern", StringComparison.Ordinal) ? $"{field} {reason}" : $"{field} {reason} {message}";

    private static string Join(IEnumerable<string> causes) => string.Join("\n               ", causes.Distinct().Order(StringComparer.Ordinal));
}
