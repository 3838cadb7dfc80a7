using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;

namespace KubeInventory.Embedded.Tests;

/// <summary>Where the real server and the acceptance of rules judge the same definitions.</summary>
public sealed partial class RuleAcceptanceAgreement
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(30_000)]
    [InlineData(1_000_000)]
    public async Task Rules_are_estimated_to_cost_what_the_real_server_estimates(long occurrences) =>
        Check(await CompareAsync(CostCases.Schema(occurrences)));

    [Theory]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}},"x-kubernetes-validations":[{"rule":"self.c == 'x' && self.a > 1"},{"rule":"self.a"},{"rule":"true","messageExpression":"1"},{"rule":"true","messageExpression":"self.d","message":"<&>","reason":"FieldValueForbidden","fieldPath":".a"},{"rule":"self.a == \"x\" + foo(1)"}]}}}""")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"array","maxItems":5,"items":{"type":"object","properties":{"a":{"type":"string","maxLength":5,"x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}}}}}""")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"array","maxItems":5,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["a"],"items":{"type":"object","required":["a"],"properties":{"a":{"type":"string","maxLength":5,"x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}}}}}""")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"string","x-kubernetes-validations":[{"rule":"self == 'a'","optionalOldSelf":true}]}}}""")]
    [InlineData("""{"type":"object","properties":{"spec":{"x-kubernetes-preserve-unknown-fields":true,"x-kubernetes-validations":[{"rule":"true"}]}}}""")]
    [InlineData("""{"type":"object","x-kubernetes-validations":[{"rule":"self.metadata.name.size() < 50 && self.metadata.labels.size() > 1"},{"rule":"self.metadata.name.contains(self.metadata.name)"}]}""")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","properties":{"x-y":{"type":"object","properties":{"a":{"type":"integer","x-kubernetes-validations":[{"rule":"self > 'a'"}]}}}}}}}""")]
    public async Task Definitions_are_refused_with_the_same_words(string schema) => Check(await CompareAsync(Some.Map(schema)));

    private static void Check(string differences) => Assert.True(differences.Length == 0, differences);

    private static async Task<string> CompareAsync(JsonObject schema)
    {
        using var api = RealApi.Connect();
        var (_, body) = await api.SendAsync(
            HttpMethod.Post, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?dryRun=All", Some.Definition("rules.example.com", schema));
        var theirs = (body.Map("details")?.Maps("causes") ?? []).Select(cause => $"{cause["field"]} {cause["reason"]} {cause["message"]}").ToHashSet();

        var errors = new FieldErrors();
        RuleAcceptance.Validate(StructuralSchema.Parse(schema), FieldPath.Of("spec").Child("validation").Child("openAPIV3Schema"), errors);
        var ours = errors.Select(error => $"{error.Field} {error.Type.Reason} {error.Message}").ToHashSet();

        return string.Join('\n', theirs.Select(Normalize).Except(ours).Select(line => $"server only: {Name(line)}")
            .Concat(ours.Except(theirs.Select(Normalize)).Select(line => $"ours only:   {Name(line)}")));
    }

    /// <summary>The real server gives the type of the object a new name each time.</summary>
    private static string Normalize(string line) => SelfType().Replace(line, "selfType");

    private static string Name(string line) => RuleIndex().Match(line) is { Success: true } match && int.Parse(match.Groups[1].Value) < CostCases.Rules.Count
        ? $"{line}   # {CostCases.Rules[int.Parse(match.Groups[1].Value)]}"
        : line;

    [GeneratedRegex("selfType[0-9]+")]
    private static partial Regex SelfType();

    [GeneratedRegex(@"validations\[([0-9]+)\]")]
    private static partial Regex RuleIndex();
}
