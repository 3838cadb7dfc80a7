namespace KubeInventory.Generator.Tests.Yaml;

public class FlowCollectionTests
{
    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("[a, 1, [b], {c: d},]", """["a",1,["b"],{"c":"d"}]""")]
    [InlineData("{a: 1, 'b': [], \"c\":{}, d, e: }", """{"a":1,"b":[],"c":{},"d":null,"e":null}""")]
    [InlineData("[a: 1, b]", """[{"a":1},"b"]""")]
    [InlineData("{? a : 1}", """{"a":1}""")]
    [InlineData("[http://x:80/a, ::1, -x]", """["http://x:80/a","::1","-x"]""")]
    [InlineData("[a b\n  c, 'd\n  e']", """["a b c","d e"]""")]
    [InlineData("[a, # first\n# second\n b]", """["a","b"]""")]
    public void Brackets_and_braces_hold_lists_and_mappings(string text, string json) => Assert.Equal(json, YamlAsJson.Of(text));

    [Fact]
    public void Indentation_means_nothing_between_brackets() => Assert.Equal(
        """{"a":{"b":[1,2]},"c":3}""",
        YamlAsJson.Of("a: {\nb: [1,\n2\n]\n}\nc: 3"));

    [Fact]
    public void JSON_is_YAML() => Assert.Equal(
        """{"a":[1,-2.5,true,null,"\"\\/\n\uD83D\uDE00"],"b":{},"c":""}""",
        YamlAsJson.Of("{\n\t\"a\"\n\t: [1,-2.5,true,null,\"\\\"\\\\\\/\\n\\ud83d\\uDE00\"],\"b\":{ },\n\t\"c\":\"\"\n}\n"));
}
