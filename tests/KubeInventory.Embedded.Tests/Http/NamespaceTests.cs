using System.Net;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class NamespaceTests
{
    private const string Namespaces = "/api/v1/namespaces";

    [Fact]
    public async Task The_usual_ones_are_there_from_the_start()
    {
        await using var api = await Api.StartAsync();

        var list = await api.GetAsync(Namespaces);

        Assert.Equal(["default", "kube-public", "kube-system"], list.ItemNames);
        Assert.Equal("default", (string?)list.Json["items"]![0]!["metadata"]!["labels"]!["kubernetes.io/metadata.name"]);
    }

    [Fact]
    public async Task Nothing_is_created_in_a_missing_one()
    {
        await using var api = await Widgets.StartAsync();

        var refused = await api.PostAsync("/apis/test.example.com/v1/namespaces/nowhere/widgets", Widgets.Some("a"));

        Assert.Equal((HttpStatusCode.NotFound, "namespaces \"nowhere\" not found"), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Deleting_one_deletes_all_that_is_in_it()
    {
        await using var api = await WithNamespaceAsync();
        await api.CreateAsync("outside");
        (await api.PostAsync(In("configmaps"), ConfigMap("c"))).Expect(HttpStatusCode.Created);
        (await api.PostAsync(Inside, Widgets.Some("a"))).Expect(HttpStatusCode.Created);

        (await api.DeleteAsync($"{Namespaces}/n")).Expect(HttpStatusCode.OK);

        (await api.GetAsync($"{Namespaces}/n")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(["outside"], (await api.GetAsync(Widgets.AllNamespaces)).ItemNames);
        Assert.Empty((await api.GetAsync("/api/v1/configmaps")).ItemNames);
    }

    [Fact]
    public async Task One_that_is_being_deleted_waits_for_finalizers_and_takes_nothing_new()
    {
        await using var api = await WithNamespaceAsync();
        await api.PostAsync(Inside, Widgets.Some("held"));
        await api.MergeAsync($"{Inside}/held", """{"metadata":{"finalizers":["example.com/hold"]}}""");

        var deleted = await api.DeleteAsync($"{Namespaces}/n");
        var refused = await api.PostAsync(In("configmaps"), ConfigMap("late"));

        Assert.Equal("Terminating", (string?)deleted.Json["status"]!["phase"]);
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), (refused.Code, refused.Reason));
        Assert.Contains("because it is being terminated", refused.Message, StringComparison.Ordinal);

        await api.MergeAsync($"{Inside}/held", """{"metadata":{"finalizers":null}}""");
        (await api.GetAsync($"{Namespaces}/n")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Creations_that_race_with_a_deletion_leave_no_orphans()
    {
        await using var api = await WithNamespaceAsync();

        var creating = Enumerable.Range(0, 40).Select(i => api.PostAsync(In("configmaps"), ConfigMap($"c{i}"))).ToList();
        await api.DeleteAsync($"{Namespaces}/n");
        await Task.WhenAll(creating);

        (await api.GetAsync($"{Namespaces}/n")).Expect(HttpStatusCode.NotFound);
        Assert.Empty((await api.GetAsync("/api/v1/configmaps")).ItemNames);
    }

    [Fact]
    public async Task Each_name_is_unique_within_one()
    {
        await using var api = await WithNamespaceAsync();

        await api.CreateAsync("a");
        (await api.PostAsync(Inside, Widgets.Some("a"))).Expect(HttpStatusCode.Created);
        var refused = await api.PostAsync(Inside, Widgets.Some("a"));

        Assert.Equal((HttpStatusCode.Conflict, "AlreadyExists"), (refused.Code, refused.Reason));
    }

    private const string Inside = "/apis/test.example.com/v1/namespaces/n/widgets";

    private static string In(string resource) => $"{Namespaces}/n/{resource}";

    private static string ConfigMap(string name) => $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"}}""";

    private static async Task<Api> WithNamespaceAsync()
    {
        var api = await Widgets.StartAsync();
        (await api.PostAsync(Namespaces, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""")).Expect(HttpStatusCode.Created);
        return api;
    }
}
