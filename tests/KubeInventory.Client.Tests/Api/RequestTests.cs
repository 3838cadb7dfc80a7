using System.Text.Json.Nodes;

namespace KubeInventory.Client.Tests;

public sealed class RequestTests
{
    private const string Map = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"x","resourceVersion":"1"}}""";

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
    public async Task Nothing_is_sent_for_an_argument_that_is_missing()
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect();
        var maps = new ResourceClient<ConfigMap>(connection).InNamespace("n");
        var apply = new ApplyOptions { FieldManager = "m" };

        await Assert.ThrowsAsync<ArgumentNullException>("resource", () => maps.CreateAsync(null!, cancellationToken: Ct));
        await Assert.ThrowsAsync<ArgumentNullException>("resource", () => maps.ReplaceAsync(null!, cancellationToken: Ct));
        await Assert.ThrowsAsync<ArgumentNullException>("resource", () => maps.ApplyAsync(null!, apply, Ct));
        await Assert.ThrowsAsync<ArgumentNullException>("options", () => maps.ApplyAsync(ConfigMap.Named("x"), null!, Ct));
        await Assert.ThrowsAsync<ArgumentNullException>("patch", () => maps.PatchAsync("x", null!, cancellationToken: Ct));
        await Assert.ThrowsAsync<ArgumentNullException>("change", () => maps.UpdateAsync("x", null!, Ct));
        Assert.Empty(server.Requests);

        await Assert.ThrowsAsync<InvalidOperationException>(() => maps.UpdateAsync("x", _ => null!, Ct));
        Assert.Equal("GET", Assert.Single(server.Requests).Method);
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

    [Theory]
    [InlineData("", "gzip")]
    [InlineData("disable-compression: true", null)]
    public async Task Answers_are_asked_for_compressed_unless_the_kubeconfig_says_no(string cluster, string? expected)
    {
        await using var server = WireServer.Start(exchange => exchange.AnswerAsync(200, Map));
        using var connection = server.Connect(cluster: cluster);

        await new ResourceClient<ConfigMap>(connection).InNamespace("n").GetAsync("x", Ct);

        Assert.Equal(expected, Assert.Single(server.Requests).Header("Accept-Encoding"));
    }
}
