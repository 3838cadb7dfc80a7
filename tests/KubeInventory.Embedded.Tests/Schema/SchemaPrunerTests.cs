using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Tests;

public sealed class SchemaPrunerTests
{
    [Theory]
    [InlineData("""{"spec":{"type":"object","properties":{"a":{"type":"string"}}}}""", """{"spec":{"a":"x","b":1},"other":2}""", """{"spec":{"a":"x"}}""", "other spec.b")]
    [InlineData("""{"l":{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}}}}""", """{"l":[{"a":"x"},{"b":1}]}""", """{"l":[{"a":"x"},{}]}""", "l[1].b")]
    [InlineData("""{"m":{"type":"object","additionalProperties":{"type":"object"}}}""", """{"m":{"k":{"x":1}}}""", """{"m":{"k":{}}}""", "m.k.x")]
    [InlineData("""{"p":{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"q":{"type":"object"}}}}""", """{"p":{"x":{"y":1},"q":{"z":1}}}""", """{"p":{"x":{"y":1},"q":{}}}""", "p.q.z")]
    [InlineData("""{"p":{"type":"array","x-kubernetes-preserve-unknown-fields":true,"items":{"type":"object"}}}""", """{"p":[{"x":1}]}""", """{"p":[{"x":1}]}""", "")]
    [InlineData("""{"e":{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"spec":{"type":"object"}}}}""", """{"e":{"apiVersion":"v1","kind":"A","metadata":{"name":"n"},"spec":{"x":1},"y":1}}""", """{"e":{"apiVersion":"v1","kind":"A","metadata":{"name":"n"},"spec":{}}}""", "e.spec.x e.y")]
    public void What_the_schema_does_not_specify_is_removed_and_named(string properties, string before, string after, string unknown)
    {
        var schema = StructuralSchema.Parse(Some.Map($$"""{"type":"object","properties":{{properties}}}"""));
        var obj = Some.Map(before);

        var paths = SchemaPruner.Prune(obj, schema);

        Assert.Equal(Some.Map(after).ToJsonString(), obj.ToJsonString());
        Assert.Equal(unknown, string.Join(' ', paths));
    }

    [Fact]
    public void The_identity_of_the_object_itself_needs_no_schema()
    {
        var obj = Some.Map("""{"apiVersion":"g/v1","kind":"Thing","metadata":{"name":"a","labels":{"x":"y"}}}""");

        Assert.Empty(SchemaPruner.Prune(obj, StructuralSchema.Empty));
        Assert.Equal(3, obj.Count);
    }
}
