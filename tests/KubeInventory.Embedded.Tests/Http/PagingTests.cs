using System.Net;

namespace KubeInventory.Embedded.Tests.Http;

public sealed class PagingTests
{
    [Fact]
    public async Task Pages_show_the_state_of_the_first_one()
    {
        await using var api = await WithWidgetsAsync("a", "b", "c", "d", "e");
        var first = await api.GetAsync($"{Widgets.Path}?limit=2");

        await api.DeleteAsync($"{Widgets.Path}/c");
        await api.CreateAsync("bb");
        await api.MergeAsync($"{Widgets.Path}/d", """{"spec":{"color":"blue"}}""");
        var second = await api.GetAsync($"{Widgets.Path}?limit=2&continue={Continue(first)}");
        var third = await api.GetAsync($"{Widgets.Path}?limit=2&continue={Continue(second)}");

        Assert.Equal(["a", "b", "c", "d", "e"], [.. first.ItemNames, .. second.ItemNames, .. third.ItemNames]);
        Assert.Equal("red", (string?)second.Json["items"]![1]!["spec"]!["color"]);
        Assert.All([second, third], page => Assert.Equal(first.ResourceVersion, page.ResourceVersion));
        Assert.Equal([3, 1], [Remaining(first), Remaining(second)]);
        Assert.Null(third.Json["metadata"]!["continue"]);
    }

    [Fact]
    public async Task A_page_from_before_a_compaction_is_expired()
    {
        await using var api = await WithWidgetsAsync("a", "b", "c");
        var first = await api.GetAsync($"{Widgets.Path}?limit=1");
        await api.CreateAsync("d");
        api.Server.Compact();

        var expired = (await api.GetAsync($"{Widgets.Path}?limit=1&continue={Continue(first)}")).Expect(HttpStatusCode.Gone);

        Assert.Equal("Expired", expired.Reason);
    }

    [Fact]
    public async Task Filtered_pages_say_nothing_of_what_remains()
    {
        await using var api = await WithWidgetsAsync("a", "b", "c", "d");
        await api.MergeAsync($"{Widgets.Path}/b", """{"metadata":{"labels":{"skip":"me"}}}""");

        var first = await api.GetAsync($"{Widgets.Path}?limit=2&labelSelector=!skip");
        var second = await api.GetAsync($"{Widgets.Path}?limit=2&labelSelector=!skip&continue={Continue(first)}");

        Assert.Equal(["a", "c"], first.ItemNames);
        Assert.Equal(["d"], second.ItemNames);
        Assert.Null(first.Json["metadata"]!["remainingItemCount"]);
    }

    [Fact]
    public async Task An_exact_list_shows_the_past()
    {
        await using var api = await WithWidgetsAsync("a");
        var then = (await api.CreateAsync("b")).ResourceVersion;
        await api.DeleteAsync($"{Widgets.Path}/a");

        var exact = await api.GetAsync($"{Widgets.Path}?resourceVersion={then}&resourceVersionMatch=Exact");
        var fresh = await api.GetAsync($"{Widgets.Path}?resourceVersion={then}&resourceVersionMatch=NotOlderThan");

        Assert.Equal((then, "a b"), (exact.ResourceVersion, string.Join(' ', exact.ItemNames)));
        Assert.Equal(["b"], fresh.ItemNames);
    }

    [Fact]
    public async Task The_future_is_asked_to_be_waited_for()
    {
        await using var api = await WithWidgetsAsync();

        var refused = (await api.GetAsync($"{Widgets.Path}?resourceVersion=999999")).Expect(HttpStatusCode.GatewayTimeout);

        Assert.Equal("ResourceVersionTooLarge", (string?)refused.Json["details"]!["causes"]![0]!["reason"]);
        Assert.Equal(1, (int)refused.Json["details"]!["retryAfterSeconds"]!);
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("eyJ2IjoieCJ9")]
    [InlineData("%00")]
    public async Task A_foreign_token_is_a_bad_request(string token)
    {
        await using var api = await WithWidgetsAsync();

        var refused = (await api.GetAsync($"{Widgets.Path}?limit=1&continue={token}")).Expect(HttpStatusCode.BadRequest);

        Assert.StartsWith("invalid continue token", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Api> WithWidgetsAsync(params string[] names)
    {
        var api = await Widgets.StartAsync();
        foreach (var name in names)
        {
            await api.CreateAsync(name);
        }

        return api;
    }

    private static string Continue(Answer page) => (string)page.Json["metadata"]!["continue"]!;

    private static int Remaining(Answer page) => (int)page.Json["metadata"]!["remainingItemCount"]!;
}
