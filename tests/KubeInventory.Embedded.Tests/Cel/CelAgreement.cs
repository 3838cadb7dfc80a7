using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the evaluator compute the same expressions.</summary>
public sealed class CelAgreement
{
    private static readonly IReadOnlyList<string> Expressions =
    [
        .. new[]
        {
            CelLanguageCases.Operators, CelLanguageCases.Literals, CelLanguageCases.Logic, CelLanguageCases.Macros,
            CelLanguageCases.Optionals, CelLanguageCases.Refusals,
            CelLibraryCases.Strings, CelLibraryCases.Conversions, CelLibraryCases.Times, CelLibraryCases.ListsAndSets,
            CelLibraryCases.RegularExpressions, CelLibraryCases.Urls, CelLibraryCases.Addresses, CelLibraryCases.QuantitiesAndVersions,
            CelLibraryCases.Formats,
        }.SelectMany(cases => cases.Select(row => row.Data.Item1)),
        .. CelAgreementCases.Expressions,
    ];

    [Fact]
    public async Task The_evaluator_gives_for_every_expression_what_the_real_server_gives()
    {
        using var api = RealApi.Connect();
        var differences = new List<string>();
        foreach (var chunk in Expressions.Chunk(60))
        {
            var compiling = await CompareRefusals(api, chunk, differences);
            await CompareValues(api, compiling, differences);
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
    }

    /// <summary>Lets the server compile the expressions, and returns those that it takes.</summary>
    private static async Task<IReadOnlyList<string>> CompareRefusals(RealApi api, IReadOnlyList<string> expressions, List<string> differences)
    {
        var definition = Some.Definition("cel.example.com", Schema(expressions.Select(Show)));
        var (_, body) = await api.SendAsync(HttpMethod.Post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All", definition);
        var causes = (body.Map("details")?.Maps("causes") ?? []).Where(cause => cause.Text("field")!.Contains("validations[", StringComparison.Ordinal)).ToList();
        var tooCostly = causes.Where(cause => cause.Text("reason") == "FieldValueForbidden").Select(Index).ToHashSet();
        var refusals = causes
            .Where(cause => cause.Text("field")!.EndsWith("].rule", StringComparison.Ordinal) && cause.Text("reason") == "FieldValueInvalid")
            .GroupBy(Index, cause => cause.Text("message")!)
            .ToDictionary(group => group.Key, group => string.Join(" | ", group));

        foreach (var (expression, index) in expressions.Select((expression, index) => (expression, index)))
        {
            var ours = Evaluated.Refusal(Show(expression));
            var theirs = refusals.GetValueOrDefault(index);
            // Syntax errors are worded by the parser.
            var same = theirs is null || ours is null
                ? theirs is null && ours is null
                : theirs.Contains(ours, StringComparison.Ordinal) || (theirs.Contains("Syntax error", StringComparison.Ordinal) && ours.Contains(": ", StringComparison.Ordinal));
            if (!same)
            {
                differences.Add($"{expression}\n  real server: {theirs ?? "compiles"}\n  evaluator:   {ours ?? "compiles"}");
            }
        }

        return [.. expressions.Where((expression, index) => !refusals.ContainsKey(index) && !tooCostly.Contains(index) && Evaluated.Refusal(Show(expression)) is null)];
    }

    private static async Task CompareValues(RealApi api, IReadOnlyList<string> expressions, List<string> differences)
    {
        await using var definition = await TemporaryDefinition.CreateAsync(api, Schema(expressions.Select(Show)));
        var (code, body) = await api.SendAsync(HttpMethod.Post, definition.Path + "?dryRun=All", Some.Thing(definition.Group, "a", new JsonObject()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, code);

        var theirs = body.Map("details")!.Maps("causes").Select(cause => cause.Text("message")!).ToList();
        foreach (var (expression, index) in expressions.Select((expression, index) => (expression, index)))
        {
            var name = $"rule {index}:";
            var result = Evaluated.Text(Show(expression));
            var ours = result.StartsWith("error: ", StringComparison.Ordinal)
                ? result.Contains("no such overload", StringComparison.Ordinal) ? "call arguments did not match" : $"{result[7..]} evaluating rule: {name}"
                : $"{name} {result}".Trim();
            var found = theirs.FirstOrDefault(message => message.Contains(name, StringComparison.Ordinal)) ?? "true";
            if (!found.Contains(ours, StringComparison.Ordinal) && !ours.Contains('\n', StringComparison.Ordinal))
            {
                differences.Add($"{expression}\n  real server: {found}\n  evaluator:   {ours}");
            }
        }
    }

    private static int Index(JsonObject cause) => int.Parse(cause.Text("field")!.Split('[', ']')[^2]);

    /// <summary>What prints the value of the expression, whatever its type.</summary>
    private static string Show(string expression) => $"'%s'.format([dyn({expression}\n)])";

    private static JsonObject Schema(IEnumerable<string> expressions) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["type"] = "object",
                ["x-kubernetes-validations"] = new JsonArray([.. expressions.Select((expression, index) => new JsonObject
                {
                    ["rule"] = $"{expression} == 'never'",
                    ["message"] = $"rule {index}:",
                    ["messageExpression"] = expression.Replace("'%s'", $"'rule {index}: %s'", StringComparison.Ordinal),
                })]),
            },
        },
    };
}
