using KubeInventory.Embedded.Apply;

namespace KubeInventory.Embedded.Tests.Apply;

public sealed class FieldsV1Tests
{
    [Theory]
    [InlineData("""{"f:b":{},"f:a":{}}""", """{"f:a":{},"f:b":{}}""")]
    [InlineData("""{"f:a":{"f:b":{},".":{}}}""", """{"f:a":{".":{},"f:b":{}}}""")]
    [InlineData("""{"f:a":{".":{}}}""", """{"f:a":{}}""")]
    [InlineData("""{"i:0":{},"v:\"b\"":{},"v:\"a\"":{},"v:true":{},"v:1.5":{},"v:1":{},"k:{\"p\":1}":{},"f:z":{}}""", """{"f:z":{},"k:{\"p\":1}":{},"v:1":{},"v:1.5":{},"v:\"a\"":{},"v:\"b\"":{},"v:true":{},"i:0":{}}""")]
    [InlineData("""{"k:{ \"b\": 1, \"a\": \"<\" }":{}}""", """{"k:{\"a\":\"\\u003c\",\"b\":1}":{}}""")]
    [InlineData("""{"x:new":{},"f:a":{}}""", """{"f:a":{}}""")]
    [InlineData("""{"v:1.0":{},"v:1":{},"k:{\"p\":2.50}":{}}""", """{"k:{\"p\":2.5}":{},"v:1":{}}""")]
    [InlineData("{}", "{}")]
    public void Steps_are_written_in_order_and_each_in_one_way(string read, string written)
    {
        Assert.True(FieldsV1.TryRead(Some.Map(read), out var set));
        Assert.Equal(Some.Map(written).ToJsonString(), FieldsV1.Write(set).ToJsonString());
    }

    [Theory]
    [InlineData("""{"fa":{}}""")]
    [InlineData("""{"f":{}}""")]
    [InlineData("""{"i:one":{}}""")]
    [InlineData("""{"v:{":{}}""")]
    [InlineData("""{"k:1":{}}""")]
    [InlineData("""{"f:a":1}""")]
    public void What_is_no_step_spoils_the_set(string json)
    {
        Assert.False(FieldsV1.TryRead(Some.Map(json), out _));
    }

    [Theory]
    [InlineData("""{"f:spec":{"f:nics":{"k:{\"name\":\"eth0\",\"vlan\":7}":{"f:mtu":{}}}}}""", """.spec.nics[name="eth0",vlan=7].mtu""")]
    [InlineData("""{"f:spec":{"f:owners":{"v:\"a\"":{}}}}""", """.spec.owners[="a"]""")]
    [InlineData("""{"f:spec":{"f:list":{"i:3":{}}}}""", ".spec.list[3]")]
    public void Paths_are_printed_as_conflicts_show_them(string json, string expected)
    {
        Assert.True(FieldsV1.TryRead(Some.Map(json), out var set));
        Assert.Equal(expected, Assert.Single(set.Paths).ToString());
    }
}
