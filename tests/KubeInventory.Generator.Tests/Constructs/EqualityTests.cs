using static KubeInventory.Generator.Tests.Constructs.ContraptionJson;

namespace KubeInventory.Generator.Tests.Constructs;

public sealed class EqualityTests
{
    [Fact]
    public void Objects_of_equal_JSON_are_equal_and_hash_alike()
    {
        Assert.Equal(Read(), Read());
        Assert.Equal(Read().GetHashCode(), Read().GetHashCode());
    }

    [Theory]
    [InlineData("\"AAEC\"", "\"AAED\"")]
    [InlineData("[1, 2], []", "[1, 3], []")]
    [InlineData("\"a\": 1e3", "\"a\": 1e4")]
    [InlineData("{\"x\": null}", "{\"y\": null}")]
    [InlineData("\"r\": [\"a\", \"b\"]", "\"r\": [\"b\", \"a\"]")]
    [InlineData("\"memory\": \"1Gi\"", "\"memory\": 1")]
    [InlineData("\"color\": \"red\"", "\"color\": \"blue\"")]
    [InlineData("\"sidecar\": [1]", "\"sidecar\": [2]")]
    [InlineData("\"nothing\": null", "\"text\": \"t\"")]
    [InlineData("[1, null, 3]", "[1, 2, 3]")]
    public void Objects_differ_where_their_JSON_differs(string part, string other)
    {
        Assert.Contains(part, Full, StringComparison.Ordinal);
        Assert.NotEqual(Read(), Read(Full.Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_of_a_map_does_not_matter()
    {
        var one = ReadSpec("""{"tags":{"a":"1","b":"2"},"later":1,"sooner":{"x":1,"y":2}}""");
        var other = ReadSpec("""{"sooner":{"y":2,"x":1},"tags":{"b":"2","a":"1"},"later":1.0}""");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void A_copy_with_a_changed_item_differs()
    {
        var spec = ReadSpec("""{"names":["a"]}""");

        Assert.Equal(spec, spec with { Names = ["a"] });
        Assert.NotEqual(spec, spec with { Names = ["b"] });
    }
}
