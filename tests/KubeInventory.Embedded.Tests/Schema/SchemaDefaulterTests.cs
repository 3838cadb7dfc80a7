using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Tests;

public sealed class SchemaDefaulterTests
{
    [Theory]
    [InlineData("""{"a":{"type":"string","default":"x"}}""", "{}", """{"a":"x"}""")]
    [InlineData("""{"a":{"type":"string","default":"x"}}""", """{"a":"y"}""", """{"a":"y"}""")]
    [InlineData("""{"a":{"type":"string","default":"x"}}""", """{"a":null}""", """{"a":"x"}""")]
    [InlineData("""{"a":{"type":"string","default":"x","nullable":true}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":{"type":"string","nullable":true}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":{"type":"object","properties":{"b":{"type":"integer","default":1}}}}""", "{}", "{}")]
    [InlineData("""{"a":{"type":"object","default":{},"properties":{"b":{"type":"integer","default":1}}}}""", "{}", """{"a":{"b":1}}""")]
    [InlineData("""{"l":{"type":"array","items":{"type":"object","properties":{"b":{"type":"integer","default":1}}}}}""", """{"l":[{},{"b":2}]}""", """{"l":[{"b":1},{"b":2}]}""")]
    [InlineData("""{"m":{"type":"object","additionalProperties":{"type":"object","properties":{"b":{"type":"integer","default":1}}}}}""", """{"m":{"k":{}}}""", """{"m":{"k":{"b":1}}}""")]
    [InlineData("""{"m":{"type":"object","additionalProperties":{"type":"string"}}}""", """{"m":{"k":null,"l":"x"}}""", """{"m":{"l":"x"}}""")]
    public void Defaults_fill_what_is_absent_or_a_null_that_may_not_be(string properties, string before, string after)
    {
        var obj = Some.Map(before);

        SchemaDefaulter.Default(obj, StructuralSchema.Parse(Some.Map($$"""{"type":"object","properties":{{properties}}}""")));

        Assert.Equal(Some.Map(after).ToJsonString(), obj.ToJsonString());
    }

    [Fact]
    public void An_object_never_shares_a_default_with_the_schema()
    {
        var schema = StructuralSchema.Parse(Some.Map("""{"type":"object","properties":{"a":{"type":"object","default":{"b":1}}}}"""));
        var (first, second) = (Some.Map("{}"), Some.Map("{}"));

        SchemaDefaulter.Default(first, schema);
        first["a"]!["b"] = 2;
        SchemaDefaulter.Default(second, schema);

        Assert.Equal("""{"a":{"b":1}}""", second.ToJsonString());
    }
}
