using System.Net;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class DefinitionTests
{
    private const string Path = Widgets.Definitions + "/widgets.test.example.com";

    [Fact]
    public async Task A_new_one_is_established_in_the_answer()
    {
        await using var api = await Api.StartAsync();

        var created = (await api.PostAsync(Widgets.Definitions, Widgets.Definition)).Expect(HttpStatusCode.Created);

        var status = created.Json["status"]!;
        Assert.Equal(["NamesAccepted=True", "Established=True"], status["conditions"]!.AsArray().Select(one => $"{one!["type"]}={one["status"]}"));
        Assert.Equal("""["v1"]""", status["storedVersions"]!.ToJsonString());
    }

    [Fact]
    public async Task Deleting_one_deletes_its_objects_first()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("free");
        await api.CreateAsync("held");
        await api.MergeAsync($"{Widgets.Path}/held", """{"metadata":{"finalizers":["example.com/hold"]}}""");

        (await api.DeleteAsync(Path)).Expect(HttpStatusCode.OK);

        Assert.Equal(["held"], (await api.GetAsync(Widgets.Path)).ItemNames);
        var refused = await api.PostAsync(Widgets.Path, Widgets.Some("late"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "MethodNotAllowed"), (refused.Code, refused.Reason));

        await api.MergeAsync($"{Widgets.Path}/held", """{"metadata":{"finalizers":null}}""");
        (await api.GetAsync(Path)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(Widgets.Path)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("/apis/test.example.com")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_definition_that_comes_again_has_no_old_objects()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("old");
        await api.DeleteAsync(Path);

        (await api.PostAsync(Widgets.Definitions, Widgets.Definition)).Expect(HttpStatusCode.Created);

        Assert.Empty((await api.GetAsync(Widgets.Path)).ItemNames);
    }

    [Fact]
    public async Task Names_that_are_taken_leave_it_unserved_until_they_are_free()
    {
        await using var api = await Widgets.StartAsync();
        var rival = Widgets.Definition.Replace("\"widgets", "\"gadgets", StringComparison.Ordinal);

        var created = (await api.PostAsync(Widgets.Definitions, rival)).Expect(HttpStatusCode.Created);

        var accepted = created.Json["status"]!["conditions"]![0]!;
        Assert.Equal(
            ("NamesAccepted", "False", "\"widget\" is already in use"),
            ((string?)accepted["type"], (string?)accepted["status"], (string?)accepted["message"]));
        (await api.GetAsync("/apis/test.example.com/v1/gadgets")).Expect(HttpStatusCode.NotFound);

        await api.DeleteAsync(Path);
        (await api.GetAsync("/apis/test.example.com/v1/gadgets")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Defaults_that_come_later_show_on_objects_that_were_there()
    {
        await using var api = await Widgets.StartAsync();
        var created = await api.CreateAsync("a");
        await PatchSchemaAsync(api, """{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/shape","value":{"type":"string","default":"round"}}""");

        var read = await api.GetAsync($"{Widgets.Path}/a");
        var listed = await api.GetAsync(Widgets.Path);

        Assert.Equal("round", (string?)read.Json["spec"]!["shape"]);
        Assert.Equal("round", (string?)listed.Json["items"]![0]!["spec"]!["shape"]);
        Assert.Equal(created.ResourceVersion, read.ResourceVersion);
    }

    [Fact]
    public async Task Every_served_version_shows_the_same_objects()
    {
        await using var api = await Widgets.StartAsync();
        var beta = Widgets.Path.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal);

        var created = (await api.PostAsync(beta, Widgets.Some("b", "blue").Replace("/v1", "/v1beta1", StringComparison.Ordinal))).Expect(HttpStatusCode.Created);
        var read = await api.GetAsync($"{Widgets.Path}/b");

        Assert.Equal("test.example.com/v1beta1", (string?)created.Json["apiVersion"]);
        Assert.Equal("test.example.com/v1", (string?)read.Json["apiVersion"]);
        Assert.Equal("""{"color":"blue","size":3}""", read.Json["spec"]!.ToJsonString());
        using var watch = await api.WatchAsync($"{beta}?watch=true");
        Assert.Equal("test.example.com/v1beta1", (string?)(await watch.NextAsync())!["object"]!["apiVersion"]);
    }

    [Fact]
    public async Task A_version_can_be_withdrawn_and_deprecated()
    {
        await using var api = await Widgets.StartAsync();
        var beta = Widgets.Path.Replace("/v1/", "/v1beta1/", StringComparison.Ordinal);

        await PatchSchemaAsync(api, """{"op":"add","path":"/spec/versions/1/deprecated","value":true}""");
        var warned = await api.GetAsync(beta);
        await PatchSchemaAsync(api, """{"op":"replace","path":"/spec/versions/1/served","value":false}""");

        Assert.Equal(["299 - \"test.example.com/v1beta1 Widget is deprecated\""], warned.Warnings);
        (await api.GetAsync(beta)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(Widgets.Path)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_storage_version_joins_the_stored_ones()
    {
        await using var api = await Widgets.StartAsync();
        await api.CreateAsync("a");

        var changed = await PatchSchemaAsync(
            api, """{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/1/storage","value":true}""");

        Assert.Equal("""["v1","v1beta1"]""", changed.Json["status"]!["storedVersions"]!.ToJsonString());
        Assert.Equal("test.example.com/v1", (string?)(await api.GetAsync($"{Widgets.Path}/a")).Json["apiVersion"]);
    }

    [Fact]
    public async Task Rules_judge_objects_and_changes()
    {
        await using var api = await Widgets.StartAsync();
        await PatchSchemaAsync(
            api,
            """{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations","value":[{"rule":"self.size >= oldSelf.size","message":"never shrinks"}]}""");
        await api.CreateAsync("a");

        var refused = await api.MergeAsync($"{Widgets.Path}/a", """{"spec":{"size":1}}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Code);
        Assert.Equal("Widget.test.example.com \"a\" is invalid: spec: Invalid value: never shrinks", refused.Message);
    }

    private static async Task<Answer> PatchSchemaAsync(Api api, string operations) =>
        (await api.SendAsync(HttpMethod.Patch, Path, $"[{operations}]", "application/json-patch+json")).Expect(HttpStatusCode.OK);
}
