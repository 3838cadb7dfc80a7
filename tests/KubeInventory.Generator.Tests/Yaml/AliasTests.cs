using System.Text;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class AliasTests
{
    [Fact]
    public void An_alias_is_the_node_of_its_anchor()
    {
        var root = Assert.IsType<YamlMapping>(YamlAsJson.Root("a: &x {b: 1}\nc: *x\nd: [*x, &y z, *y]\n*y : e"));

        Assert.Equal("""{"a":{"b":1},"c":{"b":1},"d":[{"b":1},"z","z"],"z":"e"}""", YamlAsJson.Of(root));
        Assert.Same(root.Find("a"), root.Find("c"));
    }

    [Fact]
    public void A_later_anchor_takes_over_the_name() =>
        Assert.Equal("[1,1,2,2]", YamlAsJson.Of("[&a 1, *a, &a 2, *a]"));

    [Theory]
    [InlineData("&a !!str b", "b")]
    [InlineData("!!str &a b", "b")]
    [InlineData("&a\n  !!str\n  b", "b")]
    public void Tag_and_anchor_come_in_any_order(string node, string value)
    {
        var root = Assert.IsType<YamlMapping>(YamlAsJson.Root($"one: {node}\nother: *a"));

        var scalar = Assert.IsType<YamlScalar>(root.Find("other"));
        Assert.Equal(value, scalar.Value);
        Assert.Equal("tag:yaml.org,2002:str", scalar.Tag);
    }

    [Fact]
    public void An_anchor_above_a_mapping_names_the_mapping_and_one_before_a_key_the_key() => Assert.Equal(
        """{"a":{"b":1},"c":{"b":1},"d":"b"}""",
        YamlAsJson.Of("a: &map\n  &key b: 1\nc: *map\nd: *key"));

    [Fact]
    public void A_merge_key_brings_what_the_mapping_does_not_have_itself() => Assert.Equal(
        """{"base":{"a":1,"b":2},"more":{"b":3,"c":4},"one":{"b":0,"a":1},"two":{"a":1,"b":2,"c":4}}""",
        YamlAsJson.Of("""
            base: &base {a: 1, b: 2}
            more: &more {b: 3, c: 4}
            one:
              <<: *base
              b: 0
            two:
              !!merge <<: [*base, *more]
            """));

    [Fact]
    public void A_quoted_merge_key_is_a_key() => Assert.Equal("""{"<<":{"a":1}}""", YamlAsJson.Of("'<<': {a: 1}"));

    [Fact]
    public void Aliases_of_aliases_cannot_grow_a_small_text_without_bound()
    {
        var text = new StringBuilder("l0: &l0 [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\n");
        for (var i = 1; i < 20; i++)
        {
            text.Append($"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]\n");
        }

        var error = Assert.Single(YamlReader.Read(text.ToString()).Errors);
        Assert.Contains("400,000 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_count_towards_the_depth_of_a_document()
    {
        var deep = new string('[', 200) + new string(']', 200);

        var error = Assert.Single(YamlReader.Read($"a: &a {deep}\nb: &b {new string('[', 100)}*a{new string(']', 100)}").Errors);

        Assert.Contains("256 levels", error.Message, StringComparison.Ordinal);
    }
}
