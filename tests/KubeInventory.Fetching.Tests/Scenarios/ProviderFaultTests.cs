using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>A provider that answers wrong, in part, or not at all.</summary>
public class ProviderFaultTests
{
    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_second_page_of_three_that_fails_leaves_no_host_missing(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var fetcher = new ScriptedFetcher();
        fetcher.Report(FetchShard.All, bench.Fleet(6).Select(host => (Fetched<V1Host>)host));
        var sync = bench.Sync(fetcher);
        await sync.SyncOnceAsync(Ct);
        var versions = await bench.VersionsAsync(Ct);

        fetcher.BreakAfter(2);
        var outcome = await bench.SyncForAsync(sync, TimeSpan.FromMinutes(15), Ct);

        Assert.Equal((Completeness.Partial, 2, 0, 0), (outcome.Completeness, outcome.Unchanged, outcome.Missing, outcome.Retired));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
        Assert.Contains((await bench.GetSourceAsync(Ct)).Status!.Conditions!, condition => condition is { Type: "Complete", Reason: "Throttled" } && condition.Status == ConditionStatus.False);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_whole_answer_without_tags_keeps_the_labels_and_is_partial(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var tagged = bench.Fleet(4).Select(host => WithTags(host, new() { ["team"] = "blue" })).ToList();
        var options = new ProviderSyncOptions
        {
            Source = bench.Source,
            Policy = new V1ProviderSourceSpec { LabelMapping = [new() { Tag = "team", Label = "tag.kubeinventory.io/team" }] },
        };
        await bench.SyncOnceAsync(Answer(tagged), options, Ct);
        var versions = await bench.VersionsAsync(Ct);

        var outcome = await bench.SyncOnceAsync(Answer(tagged.Select(host => WithTags(host, []))), options, Ct);

        Assert.Equal((Completeness.Partial, 0, 4), (outcome.Completeness, outcome.Updated, outcome.Unchanged));
        Assert.Equal(versions, await bench.VersionsAsync(Ct));
        Assert.Equal("blue", (await bench.GetAsync("h-1", Ct)).Metadata!.Labels!["tag.kubeinventory.io/team"]);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task A_complete_answer_without_hosts_blocks_deletions(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        await bench.SyncOnceAsync(Answer(bench.Fleet(3)), Ct);

        var outcome = await bench.SyncForAsync(bench.Sync(Answer([])), TimeSpan.FromMinutes(12), Ct);

        Assert.Equal((Completeness.Failed, 0, 0), (outcome.Completeness, outcome.Missing, outcome.Retired));
        Assert.Equal(["h-1", "h-2", "h-3"], await bench.HostNamesAsync(Ct));
        Assert.Contains((await bench.GetSourceAsync(Ct)).Status!.Conditions!, condition => condition is { Type: "DeletionBlocked", Reason: "EmptyAnswer" });
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task Every_host_reported_twice_is_stored_once_and_named(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var (north, south) = (new FetchShard("north"), new FetchShard("south"));
        var fleet = bench.Fleet(5).ToList();
        var outcome = await bench.SyncOnceAsync(
            Answer([.. fleet, .. fleet]), new ProviderSyncOptions { Source = bench.Source, Shards = [north, south] }, Ct);

        Assert.Equal((5, 15), (outcome.Created, outcome.Problems.Count));
        Assert.All(outcome.Problems, problem => Assert.StartsWith("Reported twice", problem.Message, StringComparison.Ordinal));
        Assert.Equal(fleet.Select(host => host.Metadata!.Name), outcome.Problems.Select(problem => problem.Name).Distinct());
        Assert.Equal(5, (await bench.HostNamesAsync(Ct)).Count);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task One_percent_of_malformed_hosts_is_named_and_the_others_are_stored(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var reports = bench.Fleet(300).Select(host => (Fetched<V1Host>)host).ToList();
        reports[99] = Fetched.Unreadable<V1Host>(bench.Name("h-100"), "vcpus is no number");
        reports[199] = bench.Host("h-200") with { Spec = new V1HostSpec { ProviderID = "no uri" } };
        reports[299] = new V1Host { Spec = new V1HostSpec { ProviderID = "static://test/nameless" } };

        var outcome = await bench.SyncOnceAsync(new AskedFetcher(_ => reports), Ct);

        Assert.Equal((Completeness.Complete, 297), (outcome.Completeness, outcome.Created));
        Assert.Equal(["", bench.Name("h-100"), bench.Name("h-200")], outcome.Problems.Select(problem => problem.Name));
        Assert.Equal("vcpus is no number", outcome.Problems[1].Message);
        Assert.Contains("spec.providerID", outcome.Problems[2].Message, StringComparison.Ordinal);
        Assert.Equal(3, (await bench.GetSourceAsync(Ct)).Status!.Problems!.Count);
    }

    [Fact]
    public async Task A_shard_that_hangs_is_partial_and_does_not_hold_up_the_next_one()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var options = new ProviderSyncOptions { Source = "test", Shards = [new("hangs"), new("answers")], ShardTimeout = TimeSpan.FromMinutes(2) };
        var fetcher = new HangingFetcher("hangs");
        await bench.SyncOnceAsync(new AskedFetcher(shard => [Some.Host($"{shard.Name}-1"), Some.Host($"{shard.Name}-2")]), options, Ct);

        var running = bench.SyncOnceAsync(fetcher, options, Ct);
        await fetcher.Hangs.WaitAsync(Ct);
        bench.Time.Advance(options.ShardTimeout);
        var outcome = await running;

        Assert.Equal([(Completeness.Partial, FetchFailure.Unreachable), (Completeness.Complete, null)], outcome.Shards.Select(shard => (shard.Completeness, shard.Failure)));
        Assert.Contains("No end after 00:02:00", outcome.Shards[0].Error, StringComparison.Ordinal);
        Assert.Equal((3, 0), (outcome.Unchanged, outcome.Missing));
    }

    [Fact]
    public async Task A_fetcher_that_gives_up_by_itself_is_not_said_to_have_had_too_little_time()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var outcome = await bench.SyncOnceAsync(new AskedFetcher(_ => throw new TaskCanceledException("HttpClient.Timeout of 100 seconds elapsing.")), Ct);
        var shard = Assert.Single(outcome.Shards);
        Assert.Equal((FetchFailure.Unreachable, "HttpClient.Timeout of 100 seconds elapsing."), (shard.Failure, shard.Error));
    }

    private static AskedFetcher Answer(IEnumerable<V1Host> hosts)
    {
        var reports = hosts.Select(host => (Fetched<V1Host>)host).ToList();
        return new AskedFetcher(_ => reports);
    }

    private static V1Host WithTags(V1Host host, Dictionary<string, string> tags)
        => host with { Status = host.Status! with { Provider = host.Status.Provider! with { Tags = tags } } };

    /// <summary>Never goes on after the first host of one shard, whatever it is told.</summary>
    private sealed class HangingFetcher(string hangs) : IProviderFetcher<V1Host>
    {
        private readonly TaskCompletionSource _hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Hangs => _hangs.Task;

        public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return Some.Host($"{shard.Name}-1");
            if (shard.Name == hangs)
            {
                _hangs.SetResult();
                await new TaskCompletionSource().Task;
            }

            yield return Some.Host($"{shard.Name}-2");
        }
    }
}
