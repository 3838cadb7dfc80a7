using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

/// <summary>Against a real Ironic, which other tests use too: each test has nodes of its own and sees only those.</summary>
public sealed class RealIronicTests : IAsyncLifetime
{
    private readonly string _class = $"CUSTOM_{Guid.NewGuid():N}";
    private readonly List<string> _nodes = [];
    private readonly HttpClient _http = new();

    private IronicFetcherOptions Options => new() { Endpoint = _http.BaseAddress, PageSize = 2 };

    private FetchShard Own => FetchShard.All with { Filters = [new FetchFilter("resource_class", [_class])] };

    public ValueTask InitializeAsync()
    {
        _http.BaseAddress = new Uri(Requires.Variable("KUBEINVENTORY_TEST_IRONIC_ENDPOINT"));
        _http.DefaultRequestHeaders.Add("X-OpenStack-Ironic-API-Version", "1.96");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await _http.DeleteAsync($"/v1/nodes/{node}", CancellationToken.None);
        }

        _http.Dispose();
    }

    [Fact]
    public async Task Nodes_are_read_page_by_page_with_their_ports()
    {
        var uuids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            uuids.Add(await CreateNodeAsync(i));
        }

        var mac = string.Join(':', Guid.NewGuid().ToByteArray().Take(5).Select(b => $"{b:x2}").Prepend("52"));
        await SendAsync(HttpMethod.Post, "/v1/ports", new JsonObject { ["node_uuid"] = uuids[0], ["address"] = mac });

        var hosts = await FetchAsync();
        Assert.Equal(uuids.Select(uuid => $"ironic-{uuid}").Order(StringComparer.Ordinal), hosts.Select(host => host.Metadata?.Name).Order(StringComparer.Ordinal));
        var host = Assert.Single(hosts, host => host.Spec?.ProviderID == $"ironic:///{uuids[0]}");
        Assert.Equal("log", host.Spec?.Role);
        Assert.Equal(V1HostStatusProviderState.Pending, host.Status?.Provider?.State);
        Assert.Equal(_class, host.Status?.Provider?.InstanceType);
        Assert.Equal(new V1HostStatusHardware { CpuThreads = 48, MemoryMiB = 131072, Arch = "amd64" }, host.Status?.Hardware);
        Assert.Equal(mac, Assert.Single(host.Status?.Provider?.Interfaces ?? []).Mac);
        Assert.Equal("192.0.2.9", Assert.Single(host.Status?.Provider?.Addresses ?? []).Address);
        Assert.DoesNotContain("swordfish", host.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_gets_a_parent_does_not_disappear()
    {
        var parent = await CreateNodeAsync(0);
        var child = await CreateNodeAsync(1);
        using var patch = new HttpRequestMessage(HttpMethod.Patch, $"/v1/nodes/{child}");
        patch.Content = Text(new JsonArray(new JsonObject { ["op"] = "add", ["path"] = "/parent_node", ["value"] = parent }));
        using var answer = await _http.SendAsync(patch, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(2, (await FetchAsync()).Count);
    }

    [Fact]
    public async Task The_fetcher_keeps_every_rule_that_a_server_which_is_well_can_show()
    {
        await CreateNodeAsync(0);
        await CreateNodeAsync(1);
        var report = await FetcherConformance.CheckAsync<V1Host>(() => new Narrowed(new IronicFetcher(Options), Own), new ConformanceOptions { Secrets = ["swordfish"] }, Ct);
        report.ThrowIfBroken();
    }

    private async Task<List<V1Host>> FetchAsync()
    {
        using var fetcher = new IronicFetcher(Options);
        return await fetcher.FetchAsync(Own, Ct).Select(one => one.Resource!).ToListAsync(Ct);
    }

    private async Task<string> CreateNodeAsync(int number)
    {
        var node = await SendAsync(HttpMethod.Post, "/v1/nodes", new JsonObject
        {
            ["name"] = $"{_class.Replace('_', '-').ToLowerInvariant()}-{number}",
            ["driver"] = "fake-hardware",
            ["resource_class"] = _class,
            ["properties"] = new JsonObject { ["cpus"] = "48", ["memory_mb"] = 131072, ["cpu_arch"] = "x86_64" },
            ["extra"] = new JsonObject { ["role"] = "log" },
            ["driver_info"] = new JsonObject { ["ipmi_address"] = "192.0.2.9", ["ipmi_password"] = "swordfish" },
        });
        _nodes.Insert(0, (string)node["uuid"]!);
        return (string)node["uuid"]!;
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = Text(body) };
        using var answer = await _http.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    // Ironic reads no content of unknown length.
    private static StringContent Text(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    // Other tests' nodes come and go meanwhile.
    private sealed class Narrowed(IronicFetcher inner, FetchShard own) : IProviderFetcher<V1Host>
    {
        public IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, CancellationToken cancellationToken)
            => inner.FetchAsync(shard.Filters.Count > 0 ? shard : own, cancellationToken);
    }
}
