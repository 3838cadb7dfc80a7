using System.Text.RegularExpressions;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Aws.Tests;

/// <summary>EC2 into an API server.</summary>
public sealed class SyncTests
{
    [Fact]
    public async Task The_inventory_follows_ec2_and_nothing_is_written_where_nothing_changed()
    {
        using var ec2 = new RunningEc2();
        await using var bench = await SyncBench.StartAsync(Ct);
        var ids = await ec2.RunAsync("ap-northeast-1", 3, tags: ("role", "log"));
        var options = new ProviderSyncOptions
        {
            Source = "aws",
            Policy = new V1ProviderSourceSpec { Provider = "aws", ProviderRegions = ["ap-northeast-1", "ap-northeast-2"], Filters = [new V1ProviderSourceSpecFilter { Key = "test", Values = [ec2.Test] }] },
        };
        var sync = bench.Sync(ec2.Fetcher(), options);
        Assert.Equal((3, 0), Counts(await sync.SyncOnceAsync(Ct)));
        Assert.Equal((0, 0), Counts(await sync.SyncOnceAsync(Ct)));

        await ec2.CallAsync("ap-northeast-1", "TerminateInstances", ids[0]);
        await ec2.CallAsync("ap-northeast-1", "StopInstances", ids[1]);
        Assert.Equal((0, 2), Counts(await sync.SyncOnceAsync(Ct)));
        Assert.Equal(
            [V1HostStatusPhase.Terminated, V1HostStatusPhase.Stopped, V1HostStatusPhase.Active],
            await Task.WhenAll(ids.Select(async id => (await bench.Client.Hosts.GetAsync($"aws-{id}", Ct)).Status!.Phase!.Value)));

        static (int Created, int Updated) Counts(SyncOutcome outcome)
        {
            Assert.Equal(Completeness.Complete, outcome.Completeness);
            return (outcome.Created, outcome.Updated);
        }
    }

    [Fact]
    public async Task An_answer_without_any_tags_takes_the_role_of_no_host()
    {
        await using var ec2 = new RecordedEc2();
        await using var bench = await SyncBench.StartAsync(Ct);
        var sync = bench.Sync(ec2.Fetcher());
        // The fourth is terminated: nobody wants a record of what was never known.
        Assert.Equal(3, (await sync.SyncOnceAsync(Ct)).Created);

        ec2.AnswerNext(RecordedEc2.Xml(WithoutTags(1)), RecordedEc2.Xml(WithoutTags(2)));
        var outcome = await sync.SyncOnceAsync(Ct);
        Assert.Contains("have lost all their tags", Assert.Single(outcome.Shards).Error, StringComparison.Ordinal);
        var host = await bench.Client.Hosts.GetAsync("aws-i-0a1b2c3d4e5f60001", Ct);
        Assert.Equal(("log", "eu-dcos-cluster"), (host.Spec!.Role, host.Spec.ClusterName));
    }

    private static string WithoutTags(int page) => Regex.Replace(RecordedEc2.Page(page), "<tagSet>.*?</tagSet>", "", RegexOptions.Singleline);
}
