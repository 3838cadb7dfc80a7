using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Cel;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

[Trait("Category", "Corpus")]
public sealed class CorpusRules
{
    [Fact]
    public void Every_rule_of_public_projects_compiles()
    {
        var corpus = Path.Combine(Requires.Variable("KUBEINVENTORY_CORPUS"), "crds");
        var count = 0;
        var refusals = new List<string>();
        foreach (var (file, definition) in YamlJson.Definitions(corpus))
        {
            foreach (var version in definition["spec"]!.AsObject().Maps("versions"))
            {
                var root = RuleNode.Compile(StructuralSchema.Parse(version.Map("schema")!.Map("openAPIV3Schema")!));
                foreach (var rule in RulesBelow(root))
                {
                    count++;
                    refusals.AddRange(new[] { rule.Error, rule.MessageError }.OfType<string>().Select(error => $"{file}: {error}"));
                }
            }
        }

        Assert.True(refusals.Count == 0, $"{refusals.Count} of {count}\n{string.Join('\n', refusals)}");
        Assert.True(count > 1_000, $"only {count} rules found");
    }

    private static IEnumerable<CompiledRule> RulesBelow(RuleNode? node) => node is null ? [] :
    [
        .. node.Rules,
        .. new[] { node.Items, node.AdditionalProperties }.Concat(node.Properties.Values).SelectMany(RulesBelow),
    ];
}
