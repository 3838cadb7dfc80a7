using System.Text.Json.Nodes;

namespace KubeInventory.Fetching.Tests.Sync;

public class FieldPathTests
{
    private const string Host = """{"metadata":{"labels":{"kubeinventory.io/role":"log","role":"log"}},"spec":{"owner":{"team":"a"},"roles":["x"],"role":"log"}}""";

    [Theory]
    [InlineData(".spec.role", """{"metadata":{"labels":{"kubeinventory.io/role":"log","role":"log"}},"spec":{"owner":{"team":"a"},"roles":["x"]}}""")]
    [InlineData(".spec.owner.team", """{"metadata":{"labels":{"kubeinventory.io/role":"log","role":"log"}},"spec":{"owner":{},"roles":["x"],"role":"log"}}""")]
    [InlineData(".metadata.labels.kubeinventory.io/role", """{"metadata":{"labels":{"role":"log"}},"spec":{"owner":{"team":"a"},"roles":["x"],"role":"log"}}""")]
    [InlineData(".spec.roles[=\"x\"]", """{"metadata":{"labels":{"kubeinventory.io/role":"log","role":"log"}},"spec":{"owner":{"team":"a"},"role":"log"}}""")]
    public void The_field_that_a_conflict_names_is_removed_and_no_other(string path, string left)
    {
        var node = JsonNode.Parse(Host)!.AsObject();
        Assert.True(FieldPath.Remove(node, path));
        Assert.Equal(left, node.ToJsonString());
    }

    [Theory]
    [InlineData(".spec.unknown")]
    [InlineData("")]
    public void A_field_that_is_not_there_is_said_to_be_absent(string path) => Assert.False(FieldPath.Remove(JsonNode.Parse(Host)!.AsObject(), path));
}
