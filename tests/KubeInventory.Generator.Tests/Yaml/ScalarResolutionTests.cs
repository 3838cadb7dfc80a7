using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Yaml;

/// <remarks>The expected values are what kubectl prints for such a file with <c>-o json</c>.</remarks>
public class ScalarResolutionTests
{
    [Theory]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("y", "true")]
    [InlineData("Yes", "true")]
    [InlineData("on", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("N", "false")]
    [InlineData("no", "false")]
    [InlineData("Off", "false")]
    [InlineData("False", "false")]
    public void Words_of_YAML_1_1_are_null_and_booleans(string text, string json) =>
        Assert.Equal($"[{json}]", YamlAsJson.Of($"- {text}"));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-12", "-12")]
    [InlineData("+5", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("5_", "5")]
    [InlineData("0x11", "17")]
    [InlineData("-0X1f", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("0o17", "15")]
    [InlineData("017", "15")]
    [InlineData("08", "8")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1.0", "1")]
    [InlineData("1.", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("0.5", "0.5")]
    [InlineData("+.5", "0.5")]
    [InlineData("09.5", "9.5")]
    [InlineData("1E-7", "1E-07")]
    [InlineData("18446744073709551616", "1.8446744073709552E+19")]
    public void Numbers_are_read_in_every_notation_of_YAML_1_1(string text, string json) =>
        Assert.Equal($"[{json}]", YamlAsJson.Of($"- {text}"));

    [Theory]
    [InlineData("nULL")]
    [InlineData("yEs")]
    [InlineData("truthy")]
    [InlineData("1.2.3")]
    [InlineData("v1")]
    [InlineData("0x")]
    [InlineData("0b12")]
    [InlineData("0xfg")]
    [InlineData("1e999")]
    [InlineData("-Infinity")]
    [InlineData("+")]
    [InlineData("1:30")]
    [InlineData("2024-01-01")]
    [InlineData("_1")]
    public void Everything_else_is_text(string text) => Assert.Equal($"[\"{text}\"]", YamlAsJson.Of($"- {text}"));

    [Theory]
    [InlineData("'1'")]
    [InlineData("\"true\"")]
    [InlineData("!!str 1")]
    [InlineData("! 1")]
    [InlineData("!mine 1")]
    [InlineData("|\n  1")]
    public void Quotes_and_tags_make_text_of_anything(string text) =>
        Assert.Equal(YamlScalarKind.String, Assert.IsType<YamlScalar>(YamlAsJson.Root(text)).Kind);

    [Theory]
    [InlineData("!!int '3'", "3")]
    [InlineData("!!float 3", "3")]
    [InlineData("!!bool \"yes\"", "true")]
    [InlineData("!!int three", "\"three\"")]
    public void A_tag_of_YAML_decides_what_a_text_is_read_as(string text, string json) =>
        Assert.Equal($"[{json}]", YamlAsJson.Of($"- {text}"));

    [Theory]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("-.INF", double.NegativeInfinity)]
    [InlineData(".nan", double.NaN)]
    public void Infinity_and_not_a_number_are_numbers_but_not_integers(string text, double expected)
    {
        var scalar = Assert.IsType<YamlScalar>(YamlAsJson.Root(text));

        Assert.True(scalar.TryGetDouble(out var value));
        Assert.Equal(expected, value);
        Assert.False(scalar.TryGetInt64(out _));
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("off", "false")]
    [InlineData("0x10", "16")]
    [InlineData("017", "15")]
    [InlineData("1.10", "1.1")]
    [InlineData("100.5", "100.5")]
    [InlineData("1e7", "1e+07")]
    [InlineData("0.00001", "1e-05")]
    [InlineData(".inf", ".inf")]
    [InlineData("'yes'", "yes")]
    [InlineData("type", "type")]
    public void A_key_is_named_as_the_JSON_key_that_Kubernetes_makes_of_it(string key, string name)
    {
        var mapping = Assert.IsType<YamlMapping>(YamlAsJson.Root($"{key}: value"));

        Assert.Equal(name, Assert.Single(mapping.Entries).Key.Name);
        Assert.NotNull(mapping.Find(name));
    }
}
