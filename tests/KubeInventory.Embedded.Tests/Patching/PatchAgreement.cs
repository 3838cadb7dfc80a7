using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Patching;

namespace KubeInventory.Embedded.Tests.Patching;

/// <summary>Random patches do here what they do on the real server.</summary>
public sealed class PatchAgreement
{
    private static readonly string[] Steps = ["a", "b", "x~1y~0", "0", "1", "2", "-", "-1", "-3", "01", "absent"];

    private static JsonObject Document => Some.Map("""{ "a": { "a": [1, { "b": null }], "b": "t" }, "b": [[0], { "a": 1 }], "x/y~": { "0": 1.5, "1": true } }""");

    [Fact]
    public async Task JSON_patches_agree()
    {
        using var api = RealApi.Connect();
        await using var definition = await ThingAsync(api);
        foreach (var seed in Seeds.Of(200))
        {
            var random = new Random(seed);
            var operations = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Operation(random)).ToArray();
            var patch = new JsonArray([.. operations]);
            await CompareAsync(api, definition, patch, "application/json-patch+json", JsonPatch.Apply);
        }
    }

    [Fact]
    public async Task Merge_patches_agree()
    {
        using var api = RealApi.Connect();
        await using var definition = await ThingAsync(api);
        foreach (var seed in Seeds.Of(200))
        {
            var random = new Random(seed);
            var patch = new JsonObject { ["spec"] = Value(random, depth: 3) as JsonObject ?? new JsonObject { ["a"] = Value(random, 2) } };
            await CompareAsync(api, definition, patch, "application/merge-patch+json", MergePatch.Apply);
        }
    }

    [Fact]
    public async Task Strategic_merge_patches_agree()
    {
        using var api = RealApi.Connect();
        var name = $"patched-{Guid.NewGuid():N}";
        var path = $"/api/v1/namespaces/default/configmaps/{name}";
        var configMap = Some.Map("""
            { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "labels": { "a": "1", "b": "2" }, "finalizers": ["x.io/a", "x.io/b", "x.io/c"], "ownerReferences": [] }, "data": { "a": "1", "b": "2" } }
            """);
        configMap["metadata"]!["name"] = name;
        configMap["metadata"]!["ownerReferences"] = new JsonArray(Owner("a"), Owner("b"), Owner("c"));
        Assert.Equal(HttpStatusCode.Created, (await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/configmaps", configMap)).Code);
        try
        {
            foreach (var seed in Seeds.Of(200))
            {
                var patch = StrategicPatch(new Random(seed));
                var (code, actual) = await api.SendAsync(HttpMethod.Patch, $"{path}?dryRun=All", patch, contentType: "application/strategic-merge-patch+json");
                var expected = StrategicMergePatch.Apply(configMap, patch);
                Compare(
                    patch,
                    code is HttpStatusCode.OK ? Show(actual) : $"{code}",
                    expected.Succeeded ? Show(expected.Patched) : $"{HttpStatusCode.BadRequest}");
            }
        }
        finally
        {
            await api.SendAsync(HttpMethod.Patch, path, Some.Json("""{ "metadata": { "finalizers": null } }"""), contentType: "application/merge-patch+json");
            await api.SendAsync(HttpMethod.Delete, path);
        }
    }

    private static async Task CompareAsync(
        RealApi api, TemporaryDefinition definition, JsonNode patch, string contentType, Func<JsonObject, JsonNode?, PatchResult> apply)
    {
        var (code, actual) = await api.SendAsync(HttpMethod.Patch, $"{definition.Path}/thing?dryRun=All", patch, contentType: contentType);
        var expected = apply(new JsonObject { ["spec"] = Document }, patch);
        var theirs = code is HttpStatusCode.OK ? Text(actual["spec"]) : $"{code}: {actual["message"]}";
        var ours = expected.Succeeded ? Text(expected.Patched["spec"]) : $"{Code(expected.Failure)}: {expected.Failure.Message}";
        Compare(patch, theirs, ours);
    }

    private static void Compare(JsonNode patch, string theirs, string ours) =>
        Assert.True(theirs == ours, $"{patch.ToJsonString()}\nhere:  {ours}\nthere: {theirs}");

    private static HttpStatusCode Code(PatchFailure failure) =>
        failure.Kind is PatchFailureKind.Malformed ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity;

    private static string Text(JsonNode? value) => GoText.Json(value);

    private static async Task<TemporaryDefinition> ThingAsync(RealApi api)
    {
        var definition = await TemporaryDefinition.CreateAsync(api, Some.Map("""
            { "type": "object", "properties": { "spec": { "type": "object", "x-kubernetes-preserve-unknown-fields": true } } }
            """));
        var (code, _) = await api.SendAsync(HttpMethod.Post, definition.Path, Some.Thing(definition.Group, "thing", Document));
        Assert.Equal(HttpStatusCode.Created, code);
        return definition;
    }

    private static JsonObject Operation(Random random)
    {
        string[] ops = ["test", "add", "remove", "replace", "move", "copy"];
        var operation = new JsonObject { ["op"] = ops[random.Next(ops.Length)], ["path"] = Path(random), ["from"] = Path(random) };

        // The real server's library stumbles over nulls that a patch has added itself: it may even drop the connection.
        var isTest = (string?)operation["op"] == "test";
        if (isTest || random.Next(6) > 0)
        {
            operation["value"] = isTest && random.Next(3) == 0 ? null : Value(random, 1) ?? "n";
        }

        return operation;
    }

    private static string Path(Random random) => "/spec/" + string.Join('/', random.GetItems(Steps, random.Next(1, 4)));

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => null,
        1 => random.Next(3),
        2 => "t",
        3 => true,
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(Steps.Take(3).Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, Value(random, depth - 1)))),
    };

    private static JsonObject StrategicPatch(Random random)
    {
        string[] letters = ["a", "b", "c", "d"];
        string[] Some(int most) => [.. random.GetItems(letters, random.Next(most)).Distinct()];
        JsonArray Finalizers(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)$"x.io/{name}")]);
        var metadata = new JsonObject();
        var finalizers = Some(4);
        if (random.Next(2) == 0)
        {
            metadata["finalizers"] = Finalizers(finalizers);
        }

        if (random.Next(2) == 0)
        {
            var order = finalizers.Union(Some(4)).ToArray();
            metadata["$setElementOrder/finalizers"] = Finalizers(order);
        }

        if (random.Next(3) == 0)
        {
            // What is both added and deleted depends, on the real server, on the order of a Go map.
            metadata["$deleteFromPrimitiveList/finalizers"] = Finalizers(Some(3).Except(finalizers));
        }

        if (random.Next(2) == 0)
        {
            metadata["ownerReferences"] = new JsonArray([.. Some(4).Select(uid => random.Next(4) == 0 ? Deletion(uid) : Owner(uid, random.Next(2) == 0))]);
        }

        if (random.Next(3) == 0)
        {
            metadata["labels"] = new JsonObject(Some(3).Select(name => KeyValuePair.Create(name, (JsonNode?)(random.Next(3) == 0 ? null : "9"))));
        }

        var patch = new JsonObject { ["metadata"] = metadata };
        switch (random.Next(6))
        {
            case 0:
                patch["data"] = new JsonObject { ["$patch"] = random.Next(2) == 0 ? "replace" : "delete", ["z"] = "1" };
                break;
            case 1:
                patch["data"] = new JsonObject { ["$retainKeys"] = new JsonArray("a", "z"), ["z"] = "1" };
                break;
            case 2:
                patch["data"] = new JsonObject { ["a"] = null, ["c"] = "3" };
                break;
        }

        return patch;
    }

    private static JsonObject Owner(string uid, bool changed = false) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Owner",
        ["name"] = changed ? "changed" : uid,
        ["uid"] = uid,
    };

    private static JsonObject Deletion(string uid) => new() { ["$patch"] = "delete", ["uid"] = uid };

    private static string Show(JsonObject configMap)
    {
        var metadata = configMap["metadata"]!;
        JsonNode?[] parts = [metadata["labels"], metadata["finalizers"], metadata["ownerReferences"], configMap["data"]];
        return string.Join(' ', parts.Select(part => part is JsonArray { Count: > 0 } or JsonObject { Count: > 0 } ? Text(part) : "none"));
    }
}
