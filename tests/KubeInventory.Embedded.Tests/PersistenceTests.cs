using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

public sealed class PersistenceTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task A_server_goes_on_where_it_stopped()
    {
        string version;
        await using (var api = await StartAsync())
        {
            (await api.PostAsync(Widgets.Definitions, Widgets.Definition)).Expect(HttpStatusCode.Created);
            version = (await api.CreateAsync("a", "blue")).ResourceVersion;
        }

        await using var again = await StartAsync();

        var read = (await again.GetAsync($"{Widgets.Path}/a")).Expect(HttpStatusCode.OK);
        Assert.Equal((version, "blue"), (read.ResourceVersion, (string?)read.Json["spec"]!["color"]));
        var next = await again.CreateAsync("b");
        Assert.True(long.Parse(next.ResourceVersion) > long.Parse(version));
    }

    [Fact]
    public async Task A_watch_from_before_the_restart_is_expired()
    {
        string version;
        await using (var api = await StartAsync())
        {
            (await api.PostAsync(Widgets.Definitions, Widgets.Definition)).Expect(HttpStatusCode.Created);
            version = (await api.CreateAsync("a")).ResourceVersion;
            await api.CreateAsync("b");
        }

        await using var again = await StartAsync();
        using var watch = await again.WatchAsync($"{Widgets.Path}?watch=true&resourceVersion={version}");

        Assert.Equal(410, (int)(await watch.NextAsync())!["object"]!["code"]!);
    }

    [Fact]
    public async Task A_deletion_that_was_begun_is_finished_after_the_restart()
    {
        var inside = Widgets.Path.Replace("default", "n", StringComparison.Ordinal);
        await using (var api = await StartAsync())
        {
            (await api.PostAsync(Widgets.Definitions, Widgets.Definition)).Expect(HttpStatusCode.Created);
            await api.PostAsync("/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""");
            await api.PostAsync(inside, Widgets.Some("held"));
            await api.MergeAsync($"{inside}/held", """{"metadata":{"finalizers":["example.com/hold"]}}""");
            await api.DeleteAsync("/api/v1/namespaces/n");
        }

        await using var again = await StartAsync();
        (await again.GetAsync("/api/v1/namespaces/n")).Expect(HttpStatusCode.OK);
        await again.MergeAsync($"{inside}/held", """{"metadata":{"finalizers":null}}""");

        (await again.GetAsync("/api/v1/namespaces/n")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_servers_cannot_share_a_directory()
    {
        await using var first = await StartAsync();

        var failure = await Assert.ThrowsAnyAsync<IOException>(StartAsync);

        Assert.Contains("in use", failure.Message, StringComparison.Ordinal);
        (await first.GetAsync("/api/v1/namespaces")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_could_not_start_leaves_its_directory_free()
    {
        await using var first = await Api.StartAsync();

        await Assert.ThrowsAsync<IOException>(
            () => EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { DataDirectory = _directory.Path, Port = first.Server.Address.Port }, Ct));

        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Deleted_default_namespaces_come_back()
    {
        await using (var api = await StartAsync())
        {
            await api.DeleteAsync("/api/v1/namespaces/kube-public");
        }

        await using var again = await StartAsync();

        (await again.GetAsync("/api/v1/namespaces/kube-public")).Expect(HttpStatusCode.OK);
    }

    public void Dispose() => _directory.Dispose();

    private Task<Api> StartAsync() => Api.StartAsync(new EmbeddedApiServerOptions { DataDirectory = _directory.Path });
}
