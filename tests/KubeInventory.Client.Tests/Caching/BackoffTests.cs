using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class BackoffTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Waits_double_up_to_half_a_minute()
    {
        var backoff = new Backoff(_time, () => 0);

        Assert.Equal([0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30], Enumerable.Range(0, 8).Select(_ => backoff.Next().TotalSeconds));
    }

    [Fact]
    public void Jitter_adds_up_to_as_much_again()
    {
        Assert.Equal(1.2, new Backoff(_time, () => 0.5).Next().TotalSeconds);
    }

    [Fact]
    public void Two_minutes_without_failure_are_forgiven()
    {
        var backoff = new Backoff(_time, () => 0);
        backoff.Next();
        backoff.Next();

        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(3.2, backoff.Next().TotalSeconds);

        _time.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(0.8, backoff.Next().TotalSeconds);
    }
}
