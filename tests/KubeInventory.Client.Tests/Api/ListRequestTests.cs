namespace KubeInventory.Client.Tests;

public sealed class ListRequestTests
{
    [Fact]
    public async Task Pages_follow_the_continue_token_and_nothing_else_of_the_first_request()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, """{"metadata":{"resourceVersion":"5","continue":"a+/="},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}"""),
            exchange => exchange.AnswerAsync(200, """{"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"c"}}]}"""));
        using var connection = server.Connect();
        var options = new ListOptions { Limit = 2, LabelSelector = "a=b", Consistency = ListConsistency.Exact("4") };

        var names = await new ResourceClient<ConfigMap>(connection).ListAsync(options, Ct).Select(map => map.Metadata?.Name).ToListAsync(Ct);

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal(
            [
                "/api/v1/configmaps?labelSelector=a%3Db&limit=2&resourceVersion=4&resourceVersionMatch=Exact",
                "/api/v1/configmaps?labelSelector=a%3Db&limit=2&continue=a%2B%2F%3D",
            ],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_list_says_how_fresh_it_must_be()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, """{"metadata":{"resourceVersion":"5"},"items":[]}"""));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection);
        foreach (var consistency in (ListConsistency[])[default, ListConsistency.AnyCached, ListConsistency.NotOlderThan("7"), ListConsistency.Exact("7")])
        {
            await maps.ListPageAsync(new ListOptions { Limit = 0, Consistency = consistency }, Ct);
        }

        Assert.Equal(
            ["", "?resourceVersion=0", "?resourceVersion=7&resourceVersionMatch=NotOlderThan", "?resourceVersion=7&resourceVersionMatch=Exact"],
            server.Requests.Select(request => request.Target["/api/v1/configmaps".Length..]));
        Assert.Throws<ArgumentException>(() => ListConsistency.Exact("0"));
        Assert.Throws<ArgumentException>(() => ListConsistency.NotOlderThan(""));
    }

    [Fact]
    public async Task A_list_that_expires_between_pages_ends_with_expired()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, """{"metadata":{"resourceVersion":"5","continue":"t"},"items":[{"metadata":{"name":"a"}}]}"""),
            exchange => exchange.RefuseAsync(410, "Expired", "The provided continue parameter is too old"));
        using var connection = server.Connect();
        await using var items = new ResourceClient<ConfigMap>(connection).ListAsync(cancellationToken: Ct).GetAsyncEnumerator(Ct);

        Assert.True(await items.MoveNextAsync());
        var refusal = await Assert.ThrowsAnyAsync<KubeApiException>(() => items.MoveNextAsync().AsTask());

        Assert.Equal(StatusReason.Expired, refusal.Reason);
    }

    [Fact]
    public async Task A_list_without_items_is_empty_and_one_that_is_no_list_is_refused()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, """{"kind":"ConfigMapList","metadata":{"resourceVersion":"5"},"items":null}"""),
            exchange => exchange.AnswerAsync(200, """{"ok":true}"""));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection);

        Assert.Empty((await maps.ListPageAsync(cancellationToken: Ct)).Items);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => maps.ListPageAsync(cancellationToken: Ct));
    }

    [Fact]
    public async Task A_server_that_knows_no_tables_is_told_apart_from_an_empty_table()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, """{"kind":"ConfigMapList","apiVersion":"v1","metadata":{},"items":[]}"""),
            exchange => exchange.RefuseAsync(406, "NotAcceptable", "only application/json"));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        var ignored = await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => maps.ListTableAsync(cancellationToken: Ct));
        var refused = await Assert.ThrowsAsync<KubeApiException>(() => maps.ListTableAsync(cancellationToken: Ct));

        Assert.Contains("the server sent ConfigMapList: it does not know tables", ignored.Message, StringComparison.Ordinal);
        Assert.Equal(406, (int)refused.StatusCode);
        Assert.All(server.Requests, request => Assert.Equal("application/json;as=Table;g=meta.k8s.io;v=v1", request.Header("Accept")));
    }

    [Fact]
    public async Task A_table_that_expires_between_pages_is_read_again_at_once()
    {
        static string Page(string name, string more) =>
            $$$"""{"kind":"Table","metadata":{"resourceVersion":"5"{{{more}}}},"columnDefinitions":[{"name":"Name","type":"string"}],"rows":[{"cells":["{{{name}}}"],"object":null}]}""";

        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, Page("a", ",\"continue\":\"t\"")),
            exchange => exchange.RefuseAsync(410, "Expired", "The provided continue parameter is too old"),
            exchange => exchange.AnswerAsync(200, Page("b", "")));
        using var connection = server.Connect();

        var table = await new ResourceClient<ConfigMap>(connection).ListTableAsync(new ListOptions { Limit = 1 }, IncludeObject.None, Ct);

        Assert.Equal("b", Assert.Single(table.Rows)["Name"].GetString());
        Assert.Equal(
            ["?limit=1&includeObject=None", "?limit=1&continue=t&includeObject=None", "?includeObject=None"],
            server.Requests.Select(request => request.Target["/api/v1/configmaps".Length..]));
    }
}
