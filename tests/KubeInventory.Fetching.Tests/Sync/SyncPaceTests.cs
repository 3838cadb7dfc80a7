namespace KubeInventory.Fetching.Tests.Sync;

public class SyncPaceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(30, 54, 66)]
    [InlineData(600, 600, 600)]
    [InlineData(86_400 * 100, 86_400, 86_400)]
    public void A_provider_that_names_a_time_is_left_alone_for_it_but_no_longer_than_a_day(int asked, int least, int most)
    {
        var outcome = Broken(FetchFailure.Unreachable, TimeSpan.FromSeconds(asked));
        Assert.InRange(new SyncPace().Next(outcome, Minute).TotalSeconds, least, most);
    }

    [Fact]
    public void Throttling_doubles_the_interval_up_to_a_quarter_of_an_hour_and_its_end_restores_it()
    {
        var pace = new SyncPace();
        var waits = Enumerable.Range(0, 6).Select(_ => pace.Next(Broken(FetchFailure.Throttled, null), Minute).TotalMinutes).ToList();
        Assert.All(waits.Zip([2, 4, 8, 15, 15, 15]), wait => Assert.InRange(wait.First, wait.Second * 0.89, wait.Second * 1.11));
        Assert.InRange(pace.Next(Broken(FetchFailure.Unreachable, null), Minute).TotalSeconds, 53, 67);
    }

    private static SyncOutcome Broken(FetchFailure failure, TimeSpan? retryAfter)
        => new() { Source = "test", Shards = [new ShardOutcome("a", Completeness.Failed, 0, failure, "no", retryAfter)] };
}
