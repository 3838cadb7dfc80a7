namespace KubeInventory.Generator.Tests.Yaml;

public class BlockCollectionTests
{
    [Fact]
    public void Indentation_nests_mappings_and_lists() => Assert.Equal(
        """{"spec":{"names":{"kind":"Host","shortNames":["ho","host"]},"scope":"Cluster"},"kind":"X"}""",
        YamlAsJson.Of("""
            spec:
              names:
                kind: Host
                shortNames:
                  - ho
                  - host
              scope: Cluster
            kind: X
            """));

    [Fact]
    public void A_list_under_a_key_need_not_be_indented() => Assert.Equal(
        """{"a":[1,{"b":[2]}],"c":3}""",
        YamlAsJson.Of("""
            a:
            - 1
            - b:
              - 2
            c: 3
            """));

    [Fact]
    public void A_list_or_a_mapping_may_start_behind_a_dash() => Assert.Equal(
        """[[1,2],{"a":1,"b":2},[[3]]]""",
        YamlAsJson.Of("- - 1\n  - 2\n- a: 1\n  b: 2\n- - - 3\n"));

    [Theory]
    [InlineData("a:\nb: 1", """{"a":null,"b":1}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("a: # none\n\nb:\n", """{"a":null,"b":null}""")]
    [InlineData("-\n-\n- 1", "[null,null,1]")]
    [InlineData("- a:\n- b", """[{"a":null},"b"]""")]
    public void A_value_may_be_left_out(string text, string json) => Assert.Equal(json, YamlAsJson.Of(text));

    [Fact]
    public void Comments_and_blank_lines_mean_nothing() => Assert.Equal(
        """{"a":{"b":"x#y"},"c":[1]}""",
        YamlAsJson.Of("# top\na:   # one\n\n      # deep\n  b: x#y # two\n # shallow\nc:\n# none\n- 1\n"));

    [Theory]
    [InlineData("? a\n: 1\n? b\nc: 2", """{"a":1,"b":null,"c":2}""")]
    [InlineData("? |\n  long\n: - 1\n  - 2", "{\"long\\n\":[1,2]}")]
    [InlineData("? a\n:\n- 1", """{"a":[1]}""")]
    public void A_key_may_be_marked_with_a_question_mark(string text, string json) => Assert.Equal(json, YamlAsJson.Of(text));

    [Theory]
    [InlineData("'it''s': 1", """{"it's":1}""")]
    [InlineData("\"a\\tb\" : 1", "{\"a\\tb\":1}")]
    [InlineData("a b c: 1", """{"a b c":1}""")]
    [InlineData("http://x:80: 1", """{"http://x:80":1}""")]
    [InlineData("-a: 1", """{"-a":1}""")]
    public void A_key_may_be_any_text_of_one_line(string text, string json) => Assert.Equal(json, YamlAsJson.Of(text));

    [Theory]
    [InlineData("a: 1\r\nb:\r\n  - 2\r\n")]
    [InlineData("a: 1\rb:\r  - 2\r")]
    [InlineData("\uFEFFa: 1\nb:\n  - 2")]
    [InlineData("a:\t1\nb:\n  - 2\t\n\t\n")]
    public void Line_ends_byte_order_mark_and_tabs_behind_text_make_no_difference(string text) =>
        Assert.Equal("""{"a":1,"b":[2]}""", YamlAsJson.Of(text));
}
