namespace KubeInventory.Fetching.Tests.Static;

public sealed class StaticFetcherTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.yaml");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task A_host_has_every_field_that_the_file_gives()
    {
        var host = Assert.Single(await FetchAsync("""
            set: rack-1
            hosts:
              - name: fra-sl-23337
                providerID: ibm-sl://nr/hardware/23337
                provider: softlayer
                hostname: dcos-23337.nr-ops.net
                region: eu
                zone: bcr01.fra03
                cluster: eu-dcos-cluster
                role: log
                environment: production
                sla: high_priority
                team: container-fabric
                contact: fabric@example.net
                labels: {os: coreos}
                annotations: {note: "first of its kind"}
                addresses: [{type: InternalIP, address: 10.1.2.3}, {type: BMC, address: 10.9.2.3}]
                instanceType: bare-metal
                state: Stopped
                since: 2017-03-14T09:30:00Z
                hardware: {cpuCores: 24, memoryMiB: 131072, arch: amd64}
            """));

        Assert.Equal("fra-sl-23337", host.Metadata?.Name);
        Assert.Equal("coreos", host.Metadata?.Labels?["os"]);
        Assert.Equal(
            new V1HostSpec
            {
                ProviderID = "ibm-sl://nr/hardware/23337",
                Provider = "softlayer",
                Hostname = "dcos-23337.nr-ops.net",
                Region = "eu",
                Zone = "bcr01.fra03",
                ClusterName = "eu-dcos-cluster",
                Role = "log",
                Environment = "production",
                Sla = "high_priority",
                Owner = new V1HostSpecOwner { Team = "container-fabric", Contact = "fabric@example.net" },
            },
            host.Spec);
        Assert.Equal(V1HostStatusProviderState.Stopped, host.Status?.Provider?.State);
        Assert.Equal(new DateTimeOffset(2017, 3, 14, 9, 30, 0, TimeSpan.Zero), host.Status?.Provider?.LaunchTime);
        Assert.Equal(["10.1.2.3", "10.9.2.3"], host.Status?.Provider?.Addresses?.Select(address => address.Address));
        Assert.Equal(131072, host.Status?.Hardware?.MemoryMiB);
    }

    [Fact]
    public async Task A_host_without_an_identity_of_its_own_gets_one_from_the_set_and_its_name()
    {
        var host = Assert.Single(await FetchAsync("{set: lab, hosts: [{name: a}]}"));
        Assert.Equal("static://lab/a", host.Spec?.ProviderID);
        Assert.Equal(V1HostStatusProviderState.Running, host.Status?.Provider?.State);
    }

    [Theory]
    [InlineData("hosts:\n  - name: a\n    rol: log", "(3,5): a host has no key 'rol'")]
    [InlineData("hosts:\n  - name: a\n  - name: a", "(3,11): the name 'a' is taken by the host in line 2")]
    [InlineData("hosts:\n  - role: log", "(2,5): a host needs the key 'name'")]
    [InlineData("hosts:\n  - name: a\n    state: Flying", "(3,12): the state 'Flying' is none of")]
    [InlineData("hosts:\n  - name: a\n    since: soon", "(3,12): 'since' must be a time")]
    [InlineData("hosts:\n  - name: a\n    hardware: {cpuCores: many}", "(3,26): 'cpuCores' must be a whole number")]
    [InlineData("hosts:\n  - name: a\n    labels: [x]", "(3,13): 'labels' must be a mapping")]
    [InlineData("hosts:\n  - name: a\n    labels: {os: Core OS}", "(3,18): 'Core OS' cannot stand as a label")]
    [InlineData("hosts:\n  - name: Web_1", "(2,11): the name 'Web_1' must be")]
    [InlineData("hosts: nobody", "(1,8): 'hosts' must be a list")]
    [InlineData("servers: []", "(1,1): the file has no key 'servers'")]
    [InlineData("hosts:\n  - name: 'a", "not YAML")]
    [InlineData("", "a mapping with the key 'hosts' is expected")]
    public async Task A_mistake_is_named_with_its_line_and_column(string text, string message)
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync(text));
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.StartsWith(_path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once_and_nothing_is_reported()
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => FetchAsync("hosts:\n  - name: good\n  - {name: a, rol: log}\n  - {name: b, stat: Running}"));
        Assert.Contains("'rol'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'stat'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        var fetcher = new StaticFetcher(new StaticFetcherOptions { Path = _path });
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await fetcher.FetchAsync(FetchShard.All, Ct).Select(fetched => fetched.Resource!).ToListAsync(Ct));
        Assert.Equal(FetchFailure.Unreachable, refusal.Failure);
        Assert.Contains("does not exist", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<List<V1Host>> FetchAsync(string text)
    {
        await File.WriteAllTextAsync(_path, text, Ct);
        var fetcher = new StaticFetcher(new StaticFetcherOptions { Path = _path });
        return await fetcher.FetchAsync(FetchShard.All, Ct).Select(fetched => fetched.Resource!).ToListAsync(Ct);
    }
}
