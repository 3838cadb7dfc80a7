using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class YamlPositionTests
{
    private static readonly string Text = string.Join(
        "\r\n",
        "spec: # comment",
        "  names: &n",
        "    kind: \"Ho",
        "      st\"",
        "    list: [a, {b: c}]",
        "  text: |",
        "    one",
        "    two",
        "",
        "  none:",
        "  aliases:",
        "  - *n",
        "");

    [Theory]
    [InlineData("$", "1:1", "12:7")]
    [InlineData("spec", "2:3", "12:7")]
    [InlineData("spec.names", "2:10", "5:22")]
    [InlineData("spec.names.kind", "3:11", "4:10")]
    [InlineData("spec.names.list", "5:11", "5:22")]
    [InlineData("spec.names.list.1", "5:15", "5:21")]
    [InlineData("spec.names.list.1.b", "5:19", "5:20")]
    [InlineData("spec.text", "6:9", "8:8")]
    [InlineData("spec.none", "10:8", "10:8")]
    [InlineData("spec.aliases", "12:3", "12:7")]
    [InlineData("spec.aliases.0", "2:10", "5:22")]
    public void A_node_reaches_from_its_first_to_behind_its_last_character(string path, string start, string end)
    {
        var node = path.Split('.').Aggregate(YamlAsJson.Root(Text), Step);

        Assert.Equal(start, Show(node.Start));
        Assert.Equal(end, Show(node.End));
    }

    [Fact]
    public void A_key_has_a_position_of_its_own()
    {
        var key = Assert.Single(Assert.IsType<YamlMapping>(YamlAsJson.Root("---\n  'a b' : c")).Entries).Key;

        Assert.Equal("2:3", Show(key.Start));
        Assert.Equal("2:8", Show(key.End));
        Assert.Equal(6, key.Start.Offset);
    }

    [Fact]
    public void A_byte_order_mark_takes_no_column() => Assert.Equal("1:1", Show(YamlAsJson.Root("\uFEFFa: b").Start));

    private static YamlNode Step(YamlNode node, string step) => (step, node) switch
    {
        ("$", _) => node,
        (_, YamlSequence sequence) => sequence.Items[int.Parse(step, null)],
        (_, YamlMapping mapping) => mapping.Find(step) ?? throw new ArgumentException($"no {step}"),
        _ => throw new ArgumentException($"{step} is in no collection"),
    };

    private static string Show(YamlPosition position) => $"{position.Line + 1}:{position.Column + 1}";
}
