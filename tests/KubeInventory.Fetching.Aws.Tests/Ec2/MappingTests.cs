using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests.Ec2;

public sealed class MappingTests : IAsyncDisposable
{
    private readonly RecordedEc2 _ec2 = new();

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Fact]
    public async Task The_recorded_instances_become_these_hosts()
    {
        var hosts = (await _ec2.Fetcher().AllAsync()).Select(one => one.Resource).OfType<V1Host>().ToList();
        Assert.All(hosts, host => Assert.Empty(host.Validate()));
        await HostSnapshot.MatchAsync("KubeInventory.Fetching.Aws.Tests/Recorded/hosts.json", hosts, Ct);
    }

    [Fact]
    public async Task An_instance_without_zone_is_named_and_not_left_out()
        => Assert.Equal(
            "aws-i-0a1b2c3d4e5f60005: EC2 does not say in which zone it is, and the zone is part of its provider ID.",
            Assert.Single(await _ec2.Fetcher().AllAsync(), one => one.Resource is null).ToString());
}
