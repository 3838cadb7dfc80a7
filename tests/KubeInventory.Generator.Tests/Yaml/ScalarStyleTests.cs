using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class ScalarStyleTests
{
    [Theory]
    [InlineData("a: b c", "b c")]
    [InlineData("a: b  # c", "b")]
    [InlineData("a: b\n  c\n\n\n   d\n", "b c\n\nd")]
    [InlineData("a:\n  b\n  - c", "b - c")]
    [InlineData("a: b:c-d#e[f]{g},h", "b:c-d#e[f]{g},h")]
    [InlineData("a: x {{ .Values.name }}", "x {{ .Values.name }}")]
    [InlineData("a: ---b", "---b")]
    public void Plain_text_ends_where_its_indentation_or_a_comment_does(string text, string value) =>
        AssertScalar(text, value, YamlScalarStyle.Plain);

    [Theory]
    [InlineData("a: 'b'", "b")]
    [InlineData("a: ''", "")]
    [InlineData("a: 'it''s \\n'", "it's \\n")]
    [InlineData("a: 'b  \n  c\n\n  d '", "b c\nd ")]
    [InlineData("a: ' # b: c'", " # b: c")]
    public void Single_quotes_escape_only_themselves(string text, string value) =>
        AssertScalar(text, value, YamlScalarStyle.SingleQuoted);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"b  \\\n   c\"", "b  c")]
    [InlineData("\"b \n \\ c\n\n d\"", "b  c\nd")]
    [InlineData("\"b\\t \n c\"", "b\t c")]
    [InlineData("\"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\\"\\/\\\\\\N\\_\\L\\P\"", "\0\a\b\t\n\v\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029")]
    [InlineData("\"\\x41\\u00e9\\U0001F600\\uD83D\\uDE00\"", "A\u00e9\U0001F600\U0001F600")]
    public void Double_quotes_take_every_escape(string scalar, string value) =>
        AssertScalar("a: " + scalar, value, YamlScalarStyle.DoubleQuoted);

    [Theory]
    [InlineData("|\n  b\n  c\n", "b\nc\n")]
    [InlineData("|-\n  b\n\n    c\n\n", "b\n\n  c")]
    [InlineData("|+\n  b\n\n\n", "b\n\n\n")]
    [InlineData("|\n  b", "b")]
    [InlineData("|2-\n    b\n   c\n", "  b\n c")]
    [InlineData("|-2\n   b", " b")]
    [InlineData("| # why\n  # b\n", "# b\n")]
    [InlineData("|\n\n   \n   b\n", "\n\nb\n")]
    [InlineData("|\n  b\n   \n  c\n", "b\n \nc\n")]
    [InlineData("|\n", "")]
    [InlineData("|+\n\n\n", "\n\n")]
    [InlineData("|\n  b\r\n  c\r\n", "b\nc\n")]
    [InlineData("|\n  ---\n  b: 'c\n", "---\nb: 'c\n")]
    public void Literal_text_keeps_its_lines_and_chomps_the_last(string scalar, string value) =>
        AssertScalar("a: " + scalar, value, YamlScalarStyle.Literal);

    [Theory]
    [InlineData(">\n  b\n  c\n", "b c\n")]
    [InlineData(">-\n  b\n\n  c\n", "b\nc")]
    [InlineData(">\n  b\n    c\n  d\n", "b\n  c\nd\n")]
    [InlineData(">\n\n  b\n\n\n  c\n", "\nb\n\nc\n")]
    [InlineData(">+\n  b\n\n", "b\n\n")]
    [InlineData(">2\n   b\n   c\n", " b\n c\n")]
    public void Folded_text_joins_lines_that_are_not_indented_further(string scalar, string value) =>
        AssertScalar("a: " + scalar, value, YamlScalarStyle.Folded);

    [Fact]
    public void Text_ends_at_the_line_that_is_indented_as_its_key() => Assert.Equal(
        """{"a":"one\n","b":"two three","c":["four"],"d":5}""",
        YamlAsJson.Of("a: |\n  one\nb: two\n   three\nc:\n- >-\n four\nd: 5"));

    private static void AssertScalar(string text, string value, YamlScalarStyle style)
    {
        var scalar = Assert.IsType<YamlScalar>(Assert.IsType<YamlMapping>(YamlAsJson.Root(text)).Find("a"));
        Assert.Equal(value, scalar.Value);
        Assert.Equal(style, scalar.Style);
    }
}
