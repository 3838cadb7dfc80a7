using System.Text.Json.Nodes;
using KubeInventory.Embedded.Patching;

namespace KubeInventory.Embedded.Tests.Patching;

public sealed class JsonPatchTests
{
    private const string Document = """{"a":{"b":1,"n":null},"l":["x","y"],"s/l~t":true}""";

    [Theory]
    [InlineData("add", "/a/c", "2", """{"a":{"b":1,"n":null,"c":2},"l":["x","y"],"s/l~t":true}""")]
    [InlineData("add", "/a/b", "2", """{"a":{"b":2,"n":null},"l":["x","y"],"s/l~t":true}""")]
    [InlineData("add", "/l/0", "2", """{"a":{"b":1,"n":null},"l":[2,"x","y"],"s/l~t":true}""")]
    [InlineData("add", "/l/2", "2", """{"a":{"b":1,"n":null},"l":["x","y",2],"s/l~t":true}""")]
    [InlineData("add", "/l/-", "2", """{"a":{"b":1,"n":null},"l":["x","y",2],"s/l~t":true}""")]
    [InlineData("add", "/l/-1", "2", """{"a":{"b":1,"n":null},"l":["x","y",2],"s/l~t":true}""")]
    [InlineData("add", "", """{"z":1}""", """{"z":1}""")]
    [InlineData("replace", "/s~1l~0t", "false", """{"a":{"b":1,"n":null},"l":["x","y"],"s/l~t":false}""")]
    [InlineData("replace", "/l/-2", "2", """{"a":{"b":1,"n":null},"l":[2,"y"],"s/l~t":true}""")]
    [InlineData("replace", "/a/n", "2", """{"a":{"b":1,"n":2},"l":["x","y"],"s/l~t":true}""")]
    [InlineData("remove", "/l/0", null, """{"a":{"b":1,"n":null},"l":["y"],"s/l~t":true}""")]
    [InlineData("remove", "/a", null, """{"l":["x","y"],"s/l~t":true}""")]
    [InlineData("test", "/a", """{"n":null,"b":1.0}""", Document)]
    [InlineData("test", "/l/1", "\"y\"", Document)]
    [InlineData("test", "/a/n", "null", Document)]
    [InlineData("test", "/a/absent", "null", Document)]
    public void An_operation_changes_one_place(string op, string path, string? value, string expected)
    {
        AssertPatched(expected, Apply(Operation(op, path, value)));
    }

    [Theory]
    [InlineData("copy", "/a/b", "/l/0", """{"a":{"b":1,"n":null},"l":[1,"x","y"],"s/l~t":true}""")]
    [InlineData("copy", "/a", "/a/a", """{"a":{"b":1,"n":null,"a":{"b":1,"n":null}},"l":["x","y"],"s/l~t":true}""")]
    [InlineData("copy", "/a/n", "/m", """{"a":{"b":1,"n":null},"l":["x","y"],"s/l~t":true,"m":null}""")]
    [InlineData("move", "/l/0", "/l/1", """{"a":{"b":1,"n":null},"l":["y","x"],"s/l~t":true}""")]
    [InlineData("move", "/a/b", "/c", """{"a":{"n":null},"l":["x","y"],"s/l~t":true,"c":1}""")]
    public void A_value_goes_from_one_place_to_another(string op, string from, string path, string expected)
    {
        AssertPatched(expected, Apply(new JsonObject { ["op"] = op, ["from"] = from, ["path"] = path }));
    }

    [Theory]
    [InlineData("test", "/a/b", "2")]
    [InlineData("test", "/a/b", null)]
    [InlineData("test", "/nowhere/b", "null")]
    [InlineData("test", "", "{}")]
    [InlineData("add", "/nowhere/b", "1")]
    [InlineData("add", "/a/b/c", "1")]
    [InlineData("add", "/l/3", "1")]
    [InlineData("add", "/l/-4", "1")]
    [InlineData("add", "/l/one", "1")]
    [InlineData("replace", "/a/absent", "1")]
    [InlineData("replace", "/l/2", "1")]
    [InlineData("replace", "/l/-", "1")]
    [InlineData("remove", "/a/absent", null)]
    [InlineData("remove", "/l/2", null)]
    [InlineData("remove", "/l/-", null)]
    [InlineData("remove", "", null)]
    public void An_operation_that_does_not_fit_fails_the_whole_patch(string op, string path, string? value)
    {
        var failure = Apply(Operation("remove", "/a/b", null), Operation("add", "/a/b", "1"), Operation(op, path, value)).Failure;

        Assert.Equal(PatchFailureKind.Rejected, failure?.Kind);
        Assert.Equal("the server rejected our request due to an error in our request", failure?.Message);
        Assert.StartsWith($"operation 2, {op} '{path}': ", failure?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_stays_an_object()
    {
        Assert.Equal(PatchFailureKind.Rejected, Apply(Operation("replace", "", "[1]")).Failure?.Kind);
    }

    [Theory]
    [InlineData("/absent", "/b")]
    [InlineData("/a", "/a/c")]
    [InlineData("", "/a/c")]
    public void A_move_needs_something_to_move_and_a_place_outside_it(string from, string path)
    {
        Assert.Equal(PatchFailureKind.Rejected, Apply(new JsonObject { ["op"] = "move", ["from"] = from, ["path"] = path }).Failure?.Kind);
    }

    [Theory]
    [InlineData("""{"op":"add"}""", "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp")]
    [InlineData("true", "error decoding patch: json: cannot unmarshal bool into Go value of type []handlers.jsonPatchOp")]
    [InlineData("[1]", "error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp")]
    [InlineData("[null]", "invalid operation null: unsupported operation")]
    [InlineData("""[{"path":"/a","op":"drop"}]""", """invalid operation {"op":"drop","path":"/a"}: unsupported operation""")]
    [InlineData("""[{"op":"remove"}]""", """invalid operation {"op":"remove"}: failed to decode 'path': operation missing path field: missing value""")]
    [InlineData("""[{"op":"add","path":"/a"}]""", """invalid operation {"op":"add","path":"/a"}: failed to decode 'value': operation, missing value field: missing value""")]
    [InlineData("""[{"op":"move","path":"/a"}]""", """invalid operation {"op":"move","path":"/a"}: failed to decode 'from': operation, missing from field: missing value""")]
    public void What_is_no_patch_is_refused_with_the_words_of_kube_apiserver(string patch, string expected)
    {
        var failure = JsonPatch.Apply([], JsonNode.Parse(patch)).Failure;

        Assert.Equal((PatchFailureKind.Malformed, expected), (failure?.Kind, failure?.Message));
    }

    [Fact]
    public void Ten_thousand_operations_are_enough()
    {
        var operations = Enumerable.Repeat(0, JsonPatch.MaxOperations + 1).Select(_ => Operation("test", "/a", "1")).ToArray();

        Assert.Equal(
            (PatchFailureKind.TooLarge, "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001"),
            (Apply(operations).Failure?.Kind, Apply(operations).Failure?.Message));
    }

    private static PatchResult Apply(params JsonObject[] operations)
    {
        var document = JsonNode.Parse(Document)!.AsObject();
        var result = JsonPatch.Apply(document, new JsonArray([.. operations.Select(operation => operation.DeepClone())]));

        Assert.Equal(Document, document.ToJsonString());
        return result;
    }

    private static JsonObject Operation(string op, string path, string? value)
    {
        var operation = new JsonObject { ["op"] = op, ["path"] = path };
        if (value is not null)
        {
            operation["value"] = JsonNode.Parse(value);
        }

        return operation;
    }

    private static void AssertPatched(string expected, PatchResult result) => Assert.Equal(expected, result.Patched?.ToJsonString());
}
