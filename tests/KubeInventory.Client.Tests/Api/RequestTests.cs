using System.Text.Json.Nodes;

namespace KubeInventory.Client.Tests;

public sealed class RequestTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

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
    public async Task Writes_say_who_writes_and_how()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");
        var options = new WriteOptions { FieldManager = "fetcher/netbox", DryRun = true, FieldValidation = FieldValidation.Strict };

        await maps.CreateAsync(ConfigMap.Named("x"), options, Ct);
        await maps.ReplaceAsync(ConfigMap.Named("x"), options, Ct);
        await maps.PatchAsync("x", Patch.Merge(new JsonObject { ["data"] = new JsonObject { ["color"] = null } }), options, Ct);
        await maps.PatchAsync("x", Patch.Json().Test("/data/color", "red").Remove("/data/color"), options, Ct);
        await maps.ApplyAsync(ConfigMap.Named("x"), new ApplyOptions { FieldManager = "fetcher/netbox", Force = true }, Ct);

        const string Query = "?fieldManager=fetcher%2Fnetbox&dryRun=All&fieldValidation=Strict";
        Assert.Equal(
            [
                $"POST /api/v1/namespaces/n/configmaps{Query} application/json",
                $"PUT /api/v1/namespaces/n/configmaps/x{Query} application/json",
                $"PATCH /api/v1/namespaces/n/configmaps/x{Query} application/merge-patch+json",
                $"PATCH /api/v1/namespaces/n/configmaps/x{Query} application/json-patch+json",
                "PATCH /api/v1/namespaces/n/configmaps/x?force=true&fieldManager=fetcher%2Fnetbox application/apply-patch+yaml",
            ],
            server.Requests.Select(request => $"{request.Method} {request.Target} {request.Header("Content-Type")}"));
        Assert.Equal("""{"data":{"color":null}}""", server.Requests.ElementAt(2).Body);
        Assert.Equal(
            """[{"op":"test","path":"/data/color","value":"red"},{"op":"remove","path":"/data/color"}]""",
            server.Requests.ElementAt(3).Body);
    }

    [Fact]
    public async Task A_deletion_carries_its_conditions()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");
        var options = new DeleteOptions
        {
            Uid = "u",
            ResourceVersion = "7",
            Propagation = DeletePropagation.Foreground,
            GracePeriod = TimeSpan.FromSeconds(30),
            DryRun = true,
        };

        Assert.True(await maps.DeleteAsync("x", options, Ct));

        Assert.Equal(
            """{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":30,"propagationPolicy":"Foreground","dryRun":["All"],"preconditions":{"uid":"u","resourceVersion":"7"}}""",
            Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_collection_is_deleted_in_one_namespace_with_the_conditions_of_each_deletion()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, """{"kind":"Status","metadata":{},"status":"Success"}"""));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection);
        var options = new DeleteCollectionOptions
        {
            LabelSelector = "a=b",
            Each = new DeleteOptions { GracePeriod = TimeSpan.FromSeconds(5), DryRun = true },
        };

        Assert.Empty(await maps.InNamespace("n").DeleteCollectionAsync(options, Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => maps.DeleteCollectionAsync(options, Ct));

        var sent = Assert.Single(server.Requests);
        Assert.Equal("DELETE /api/v1/namespaces/n/configmaps?labelSelector=a%3Db", $"{sent.Method} {sent.Target}");
        Assert.Equal("""{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":5,"dryRun":["All"]}""", sent.Body);
    }

    [Fact]
    public async Task Metadata_alone_is_asked_for_with_the_whole_as_second_choice()
    {
        await using var server = WireServer.Start(
            exchange => exchange.AnswerAsync(200, Map),
            exchange => exchange.AnswerAsync(200, """{"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"a"},"data":{"color":"red"}}]}"""));
        using var connection = server.Connect();
        var maps = new ResourceClient<PartialObjectMetadata<ConfigMap>>(connection).InNamespace("n");

        Assert.Equal("x", (await maps.GetAsync("x", Ct)).Metadata?.Name);
        Assert.Equal("a", Assert.Single((await maps.ListPageAsync(cancellationToken: Ct)).Items).Metadata?.Name);

        Assert.Equal(
            [
                "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json",
                "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json",
            ],
            server.Requests.Select(request => request.Header("Accept")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a%2fb")]
    public async Task A_name_cannot_lead_to_another_path(string name)
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync(name, Ct));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_namespaced_kind_needs_a_namespace_which_a_written_object_may_bring()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection);

        await Assert.ThrowsAsync<InvalidOperationException>(() => maps.GetAsync("x", Ct));
        await maps.CreateAsync(new ConfigMap { Metadata = new ObjectMeta { Name = "x", Namespace = "own" } }, cancellationToken: Ct);

        Assert.Equal("/api/v1/namespaces/own/configmaps", Assert.Single(server.Requests).Target);
        Assert.Throws<InvalidOperationException>(() => maps.Status);
    }

    [Fact]
    public async Task A_field_manager_that_no_server_takes_is_refused_here()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => maps.ApplyAsync(ConfigMap.Named("x"), new ApplyOptions { FieldManager = new string('m', 129) }, Ct));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => maps.ApplyAsync(ConfigMap.Named("x"), new ApplyOptions { FieldManager = "" }, Ct));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_callers_client_reaches_a_server_below_a_path_with_the_callers_credentials()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var client = new HttpClient();
        using var connection = KubeConnection.FromHttpClient(
            client,
            new Uri(server.Address, "k8s/clusters/c-1"),
            (request, _) =>
            {
                request.Headers.Authorization = new("Bearer", "mine");
                return ValueTask.CompletedTask;
            });

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("/k8s/clusters/c-1/api/v1/namespaces/n/configmaps/x", sent.Target);
        Assert.Equal("Bearer mine", sent.Header("Authorization"));
        Assert.StartsWith("KubeInventory/", sent.Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_asked_for_compressed()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal("gzip", Assert.Single(server.Requests).Header("Accept-Encoding"));
    }

    [Fact]
    public async Task Warnings_are_passed_on_once_each()
    {
        var log = new ListLogger();
        var seen = new List<ServerWarning>();
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(
            200,
            Map,
            headers: ["Warning: 299 - \"unknown field \\\"spec.foo\\\"\"", "Warning: 299 - \"deprecated\", 299 - \"Größe\"", "Warning: 199 - \"other\""]));
        using var connection = server.Connect(new KubeConnectionOptions { LoggerFactory = log, OnWarning = seen.Add });
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");

        await maps.GetAsync("x", Ct);
        await maps.GetAsync("x", Ct);

        Assert.Equal(["unknown field \"spec.foo\"", "deprecated", "Größe"], seen.Select(warning => warning.Text));
        Assert.All(seen, warning => Assert.Equal("GET /api/v1/namespaces/n/configmaps/x", warning.Request));
        Assert.Equal(seen.Select(warning => $"The API server warns: {warning.Text}"), log.Lines);
    }

    [Fact]
    public async Task An_observer_of_warnings_that_fails_does_not_fail_the_request()
    {
        var log = new ListLogger();
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map, headers: "Warning: 299 - \"deprecated\""));
        using var connection = server.Connect(new KubeConnectionOptions { LoggerFactory = log, OnWarning = _ => throw new InvalidOperationException() });

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Contains("KubeConnectionOptions.OnWarning failed", log.Lines);
    }

    [Fact]
    public async Task A_connection_can_act_as_somebody_else_in_several_groups()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        var jane = new Impersonation
        {
            User = "jané",
            Groups = ["ops", "dev"],
            Extra = new Dictionary<string, IReadOnlyList<string>> { ["example.io/scope"] = ["read", "write"] },
        };
        using var own = server.Connect(new KubeConnectionOptions { Impersonation = jane }, user: "token: t, as: joe, as-groups: [other]");

        await new ResourceClient<ConfigMap>(own).InNamespace("n").GetAsync("x", Ct);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(
            ["Impersonate-Extra-example.io%2Fscope: read", "Impersonate-Extra-example.io%2Fscope: write", "Impersonate-Group: dev", "Impersonate-Group: ops", "Impersonate-User: jané"],
            sent.Headers.Where(header => header.Key.StartsWith("Imp", StringComparison.Ordinal)).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => server.Connect(new KubeConnectionOptions { Impersonation = new Impersonation { User = "a\r\nb: c" } }));
    }

    [Fact]
    public async Task A_callers_client_can_act_as_somebody_else_in_one_group()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        var jane = new Impersonation { User = "jane", Groups = ["ops"] };
        using var client = new HttpClient();
        using var borrowed = KubeConnection.FromHttpClient(client, server.Address, options: new KubeConnectionOptions { Impersonation = jane });

        await new ResourceClient<ConfigMap>(borrowed).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal("jane", Assert.Single(server.Requests).Header("Impersonate-User"));
        Assert.Equal("ops", Assert.Single(server.Requests).Header("Impersonate-Group"));
        Assert.Throws<ArgumentException>(() =>
            KubeConnection.FromHttpClient(client, server.Address, options: new KubeConnectionOptions { Impersonation = jane with { Groups = ["a", "b"] } }));
    }
}
