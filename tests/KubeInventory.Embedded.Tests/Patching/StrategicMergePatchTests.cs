using System.Text.Json.Nodes;
using KubeInventory.Embedded.Patching;

namespace KubeInventory.Embedded.Tests.Patching;

public sealed class StrategicMergePatchTests
{
    private const string Document = """
        {"metadata":{"labels":{"a":"1"},"finalizers":["x.io/a","x.io/b"],"ownerReferences":[{"uid":"1","name":"one"},{"uid":"2","name":"two"}]},"data":{"k":"v","n":"1"},"l":[1,2]}
        """;

    [Theory]
    [InlineData("""{"labels":{"b":"2"}}""", "labels", """{"a":"1","b":"2"}""")]
    [InlineData("""{"labels":{"a":null}}""", "labels", "{}")]
    [InlineData("""{"labels":{"$patch":"replace","b":"2"}}""", "labels", """{"b":"2"}""")]
    [InlineData("""{"labels":{"$patch":"delete"}}""", "labels", "{}")]
    [InlineData("""{"finalizers":["x.io/c"]}""", "finalizers", """["x.io/c","x.io/a","x.io/b"]""")]
    [InlineData("""{"finalizers":["x.io/c","x.io/a"]}""", "finalizers", """["x.io/c","x.io/a","x.io/b"]""")]
    [InlineData("""{"$setElementOrder/finalizers":["x.io/b","x.io/a"]}""", "finalizers", """["x.io/b","x.io/a"]""")]
    [InlineData("""{"$setElementOrder/finalizers":["x.io/a","x.io/c"],"finalizers":["x.io/c"]}""", "finalizers", """["x.io/a","x.io/c","x.io/b"]""")]
    [InlineData("""{"$deleteFromPrimitiveList/finalizers":["x.io/a"]}""", "finalizers", """["x.io/b"]""")]
    [InlineData("""{"$setElementOrder/finalizers":["x.io/c","x.io/b"],"finalizers":["x.io/c"],"$deleteFromPrimitiveList/finalizers":["x.io/a"]}""", "finalizers", """["x.io/c","x.io/b"]""")]
    [InlineData("""{"finalizers":null}""", "finalizers", "null")]
    [InlineData("""{"ownerReferences":[{"uid":"2","name":"zwei"},{"uid":"3"}]}""", "ownerReferences", """[{"uid":"1","name":"one"},{"uid":"2","name":"zwei"},{"uid":"3"}]""")]
    [InlineData("""{"ownerReferences":[{"uid":"1","$patch":"delete"}]}""", "ownerReferences", """[{"uid":"2","name":"two"}]""")]
    [InlineData("""{"ownerReferences":[{"uid":"3"},{"$patch":"replace"}]}""", "ownerReferences", """[{"uid":"3"}]""")]
    [InlineData("""{"$retainKeys":["labels"]}""", "finalizers", "null")]
    public void Metadata_merges_by_its_strategies(string patch, string field, string expected)
    {
        var patched = Apply($$"""{"metadata":{{patch}}}""").Patched;

        Assert.Equal(expected, patched?["metadata"]?[field]?.ToJsonString() ?? "null");
    }

    [Fact]
    public void A_list_without_a_strategy_is_replaced()
    {
        Assert.Equal("[3]", Apply("""{"l":[3]}""").Patched?["l"]?.ToJsonString());
    }

    [Fact]
    public void A_null_changes_nothing()
    {
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Document), Apply("null").Patched));
    }

    [Theory]
    [InlineData("""{"data":{"$patch":"foo"}}""", "unknown patch type: foo in map: {\"$patch\":\"foo\"}")]
    [InlineData("""{"data":{"$retainKeys":["k"],"n":"2"}}""", "invalid patch format of retainKeys")]
    [InlineData("""{"metadata":{"$deleteFromPrimitiveList/finalizers":"x"}}""", "invalid patch format of primitive list")]
    [InlineData("""{"metadata":{"ownerReferences":[{"name":"x"}]}}""", "map: {\"name\":\"x\"} does not contain declared merge key: uid")]
    public void A_directive_that_makes_no_sense_is_refused(string patch, string expected)
    {
        Assert.Equal(expected, Apply(patch).Failure?.Message);
    }

    private static PatchResult Apply(string patch) => StrategicMergePatch.Apply(JsonNode.Parse(Document)!.AsObject(), JsonNode.Parse(patch));
}
