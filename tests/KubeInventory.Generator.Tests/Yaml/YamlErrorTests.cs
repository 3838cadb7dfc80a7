using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

public class YamlErrorTests
{
    [Theory]
    [InlineData("a:\n\tb: 1", "2:1", "tab")]
    [InlineData("a:\n  b: 1\n \tc: 2", "3:2", "tab")]
    [InlineData("-\ta: 1", "1:2", "tab")]
    [InlineData("a: |\n\tb", "2:1", "tab")]
    [InlineData("a: 'b\nc: d", "1:4", "no closing '")]
    [InlineData("a: \"b\nc: d", "1:4", "no closing \"")]
    [InlineData("a: \"b\n--- c\"", "1:4", "no closing \"")]
    [InlineData("a:\n  - [b, c\nd: 1", "2:9", "or the closing bracket missing")]
    [InlineData("a: [b, {c: d}", "1:4", "no closing ']'")]
    [InlineData("a: {b: [c]", "1:4", "no closing '}'")]
    [InlineData("a: [b, c}", "1:9", "Expected ',' or ']' instead of '}'")]
    [InlineData("a: [b,, c]", "1:7", "value is missing before ','")]
    [InlineData("a: \"\\q\"", "1:5", "\\q is no escape")]
    [InlineData("a: \"\\x4\"", "1:5", "2 hexadecimal digits")]
    [InlineData("a: \"\\ud83d\"", "1:5", "no Unicode character")]
    [InlineData("a: \"\\UFFFFFFFF\"", "1:5", "no Unicode character")]
    public void Text_that_does_not_end_or_escapes_wrongly_is_an_error(string text, string position, string message) =>
        AssertError(text, position, message);

    [Theory]
    [InlineData("a: 1\n  b: 2", "2:4", "a key takes one line")]
    [InlineData("a: '1'\n  b: 2", "2:3", "indented by 2")]
    [InlineData("a:\n    b: 1\n  c: 2", "3:3", "indented by 2")]
    [InlineData("  a: 1\nb: 2", "2:1", "belongs to nothing")]
    [InlineData("a: b: c", "1:5", "quotes")]
    [InlineData("a: 'b' c", "1:8", "more text behind a value")]
    [InlineData("a: [b] c", "1:8", "more text behind a value")]
    [InlineData("a: 1\nb\nc: 2", "2:1", "Expected 'key: value'")]
    [InlineData("a: 1\nb:2\nc: 2", "2:1", "a colon and a space")]
    [InlineData("a: 1\n- b", "2:1", "an item of a list cannot")]
    [InlineData("a: - b", "1:4", "'-' must be the first")]
    [InlineData("- a\nb: 1", "2:1", "belongs to nothing")]
    [InlineData(": a", "1:1", "missing")]
    [InlineData("a: |x\n  b", "1:5", "may follow '|'")]
    [InlineData("a: |\n    \n  b", "3:3", "blank line above it has 4 spaces")]
    [InlineData("--- a: b", "1:6", "start it on the next line")]
    public void Structure_that_does_not_fit_is_an_error(string text, string position, string message) =>
        AssertError(text, position, message);

    [Theory]
    [InlineData("a: @b", "1:4", "cannot start with '@'")]
    [InlineData("a: `b`", "1:4", "cannot start with '`'")]
    [InlineData("a: %b", "1:4", "cannot start with '%'")]
    [InlineData("a: ]", "1:4", "cannot start with ']'")]
    [InlineData("a: *b", "1:4", "no anchor '&b'")]
    [InlineData("a: *.b", "1:5", "letters, digits")]
    [InlineData("a: &x [*x]", "1:8", "inside the very value")]
    [InlineData("a: &x &y b", "1:7", "one tag and one anchor")]
    [InlineData("- &x a\n- &y *x", "2:6", "neither tag nor anchor")]
    [InlineData("a: !x!y b", "1:4", "not declared")]
    [InlineData("a: !<x b", "1:4", "no closing '>'")]
    [InlineData("[a]: b", "1:1", "cannot be a key")]
    [InlineData("{[a]: b}", "1:2", "cannot be a key")]
    [InlineData("~: a", "1:1", "must not be null")]
    [InlineData("a: 1\n<<: b", "2:5", "takes a mapping")]
    [InlineData("%YAML 2.0\n---\na", "1:1", "Only YAML 1")]
    [InlineData("%TAG ! x\na: 1", "2:1", "'---' must stand between")]
    [InlineData("%TAG x\n---", "1:1", "the form")]
    [InlineData("a\n... b", "2:5", "Nothing but a comment")]
    [InlineData("a: \u0001", "1:4", "U+0001")]
    [InlineData("metadata:\n{{- with .Values }}\n---\n{{ a }}", "2:1", "helm template")]
    public void What_Kubernetes_does_not_take_is_an_error(string text, string position, string message) =>
        AssertError(text, position, message);

    [Theory]
    [InlineData('\ud800', "U+D800")]
    [InlineData('\udc00', "U+DC00")]
    [InlineData('\uffff', "U+FFFF")]
    [InlineData('\0', "U+0000")]
    public void A_character_that_is_none_is_an_error(char character, string message) =>
        AssertError($"a: 1\nb: {character}", "2:4", message);

    [Fact]
    public void Every_duplicate_key_is_reported_and_the_first_kept()
    {
        var result = YamlReader.Read("a: 1\nb: {x: 1, 'x': 2}\na: 2\nyes: 3\n\"true\": 4");

        Assert.Equal("""{"a":1,"b":{"x":1},"true":3}""", YamlAsJson.Of(Assert.Single(result.Documents)));
        Assert.Equal(["2:11", "3:1", "5:1"], result.Errors.Select(Show));
        Assert.Equal("The key 'a' stands in this mapping already, in line 1.", result.Errors[1].Message);
    }

    [Fact]
    public void Duplicates_are_found_in_large_mappings_too()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"k{i}: {i}\n")) + "k7: 1\n";

        Assert.Equal("1001:1", Show(Assert.Single(YamlReader.Read(text).Errors)));
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("a:\n", " ")]
    public void Depth_is_bounded(string open, string indent)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => string.Concat(Enumerable.Repeat(indent, i)) + open));

        Assert.Contains("256 levels", Assert.Single(YamlReader.Read(text).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_says_where_it_is() =>
        Assert.StartsWith("line 2, column 4: A value", YamlReader.Read("a: 1\nb: @").Errors[0].ToString(), StringComparison.Ordinal);

    private static void AssertError(string text, string position, string message)
    {
        var error = Assert.Single(YamlReader.Read(text).Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, Show(error));
    }

    private static string Show(YamlError error) => $"{error.Position.Line + 1}:{error.Position.Column + 1}";
}
