using KubeInventory.Client;

namespace KubeInventory.Fetching.Aws.Tests;

/// <summary>Against a server that behaves as EC2 does.</summary>
public sealed class RunningEc2Tests : IDisposable
{
    private readonly RunningEc2 _ec2 = new();

    public void Dispose() => _ec2.Dispose();

    [Fact]
    public async Task Instances_are_reported_with_what_ec2_knows_of_them()
    {
        var id = Assert.Single(await _ec2.RunAsync("eu-central-1", 1, tags: [("Name", "log-1.example.net"), ("role", "log"), ("team", "container-fabric")]));
        var host = Assert.Single(await _ec2.FetchAsync("eu-central-1")).Resource!;
        var provider = host.Status!.Provider!;
        Assert.Equal($"aws-{id}", host.Metadata!.Name);
        Assert.Equal($"aws:///{provider.ProviderZone}/{id}", host.Spec!.ProviderID);
        Assert.Equal(("log-1.example.net", "log", "container-fabric"), (host.Spec.Hostname, host.Spec.Role, host.Spec.Owner?.Team));
        Assert.Equal((V1HostStatusProviderState.Running, "eu-central-1", "123456789012", "m5.large"), (provider.State, provider.ProviderRegion, provider.Account, provider.InstanceType));
        Assert.StartsWith("eu-central-1", provider.ProviderZone, StringComparison.Ordinal);
        Assert.Contains(provider.Addresses!, address => address.Type == V1HostStatusProviderAddressType.InternalIP);
        Assert.NotNull(provider.LaunchTime);
        Assert.DoesNotContain("None", provider.Addresses!.Select(address => address.Address));
        Assert.Empty(host.Validate());
    }

    [Fact]
    public async Task Every_region_that_is_enabled_is_a_shard_with_its_own_instances()
    {
        await _ec2.RunAsync("us-west-2", 1);
        await _ec2.RunAsync("ap-south-1", 2);
        var fetcher = _ec2.Fetcher();
        var shards = (await fetcher.ListShardsAsync(Ct)).Select(shard => shard.Name).ToList();
        Assert.All(["us-west-2", "ap-south-1", "eu-central-1"], region => Assert.Contains(region, shards));
        Assert.Single(await _ec2.FetchAsync("us-west-2", fetcher));
        Assert.Equal(2, (await _ec2.FetchAsync("ap-south-1", fetcher)).Count);
        Assert.Empty(await _ec2.FetchAsync("eu-west-1", fetcher));
    }

    [Fact]
    public async Task All_pages_together_hold_each_instance_once()
    {
        var ids = await _ec2.RunAsync("eu-west-2", 23);
        var hosts = await _ec2.FetchAsync("eu-west-2", pageSize: 5);
        Assert.Equal(ids.Select(id => $"aws-{id}").Order(), hosts.Select(host => host.Name).Order());
    }

    [Fact]
    public async Task Instances_that_were_stopped_or_terminated_are_reported_as_such()
    {
        var ids = await _ec2.RunAsync("eu-west-3", 3);
        await _ec2.CallAsync("eu-west-3", "StopInstances", ids[0]);
        await _ec2.CallAsync("eu-west-3", "TerminateInstances", ids[1]);
        var states = (await _ec2.FetchAsync("eu-west-3")).ToDictionary(host => host.Name!, host => host.Resource!.Status!.Provider!.State!.Value);
        Assert.Equal(
            [V1HostStatusProviderState.Stopped, V1HostStatusProviderState.Terminated, V1HostStatusProviderState.Running],
            ids.Select(id => states[$"aws-{id}"]));
    }

    [Fact]
    public async Task Filters_choose_by_the_values_of_a_tag_by_its_presence_and_by_ec2s_own_names()
    {
        var prod = (await _ec2.RunAsync("eu-north-1", 1, tags: ("env", "prod")))[0];
        var stage = (await _ec2.RunAsync("eu-north-1", 1, tags: ("env", "stage")))[0];
        await _ec2.RunAsync("eu-north-1", 1);
        Assert.Equal([$"aws-{prod}"], await NamesAsync(new FetchFilter("env", ["prod"])));
        Assert.Equal(new[] { $"aws-{prod}", $"aws-{stage}" }.Order(), await NamesAsync(new FetchFilter("tag:env", ["prod", "stage"])));
        Assert.Equal(new[] { $"aws-{prod}", $"aws-{stage}" }.Order(), await NamesAsync(new FetchFilter("env", [])));
        await _ec2.CallAsync("eu-north-1", "StopInstances", stage);
        Assert.Equal([$"aws-{stage}"], await NamesAsync(new FetchFilter("filter:instance-state-name", ["stopped"])));

        async Task<IEnumerable<string?>> NamesAsync(FetchFilter filter)
            => (await _ec2.FetchAsync("eu-north-1", filters: filter)).Select(host => host.Name).Order();
    }

    [Fact]
    public async Task A_role_shows_the_instances_of_its_account()
    {
        const string Account = "111122223333";
        AwsAccount[] accounts = [new() { Id = "123456789012" }, new() { RoleArn = $"arn:aws:iam::{Account}:role/inventory", ExternalId = "kube-1" }];
        var own = (await _ec2.RunAsync("ca-central-1", 1))[0];
        var fetcher = _ec2.Fetcher(accounts, "ca-central-1");
        Assert.Equal(["123456789012/ca-central-1", $"{Account}/ca-central-1"], (await fetcher.ListShardsAsync(Ct)).Select(shard => shard.Name));
        Assert.Equal($"aws-{own}", Assert.Single(await _ec2.FetchAsync("123456789012/ca-central-1", fetcher)).Name);
        Assert.Empty(await _ec2.FetchAsync($"{Account}/ca-central-1", fetcher));
    }

    [Fact]
    public async Task Tags_that_mean_harm_stay_text()
    {
        (string Key, string Value)[] tags = [("Name", "x\n- hosts: all $(reboot)"), ("template", "{{ lookup('pipe', 'id') }}"), ("role", new string('x', 256)), ("ünïcode ☃", "</value><value>")];
        await _ec2.RunAsync("sa-east-1", 1, tags: tags);
        var host = Assert.Single(await _ec2.FetchAsync("sa-east-1")).Resource!;
        Assert.All(tags, tag => Assert.Equal(tag.Value, host.Status!.Provider!.Tags![tag.Key]));
        Assert.StartsWith("ip-", host.Spec!.Hostname, StringComparison.Ordinal);
    }
}
