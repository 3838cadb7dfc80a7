using KubeInventory.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client.Tests;

/// <summary>One holder, in virtual time: what it sends, and when its token fires.</summary>
public sealed class LeaseTermTests
{
    private readonly World _world = new(seed: 1);
    private readonly LeaseServer _server;
    private readonly Machine _machine;
    private LeaseHandle? _held;
    private TimeSpan? _lostAt;

    public LeaseTermTests()
    {
        _server = new LeaseServer(_world);
        _machine = new Machine(_world, "m", speed: 1, _server);
        _machine.Link.Delay = 0;
        _machine.Clock.Lateness = 0;
        _world.After(TimeSpan.Zero, Acquire);
    }

    [Fact]
    public void A_renewal_is_one_write_each_retry_period_and_reads_nothing()
    {
        _world.RunUntil(TimeSpan.FromSeconds(9));

        Assert.Equal(["404 to GET lock", "201 to POST", "200 to PUT lock", "200 to PUT lock", "200 to PUT lock", "200 to PUT lock"], Answers);
    }

    [Fact]
    public void The_token_fires_a_renew_deadline_after_the_last_renewal_began_and_no_attempt_outlives_it()
    {
        _world.After(TimeSpan.FromSeconds(7), () => _machine.Link.Cut(TimeSpan.FromMinutes(10)));
        _world.RunUntil(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromSeconds(16), _lostAt);
        Assert.False(_held!.IsHeld);

        var sent = Answers.Length;
        _machine.Link.Heal();
        _world.RunUntil(TimeSpan.FromMinutes(2));

        // What the network kept back may still arrive, and one of it take effect: nobody acts on it.
        Assert.DoesNotContain(Answers[sent..], answer => answer.Contains("GET", StringComparison.Ordinal));
        Assert.InRange(Answers[sent..].Count(answer => answer.StartsWith("200", StringComparison.Ordinal)), 0, 1);
    }

    [Fact]
    public void A_renewal_that_is_answered_late_counts_from_when_it_was_sent()
    {
        _world.After(TimeSpan.FromSeconds(3), () => _machine.Link.Delay = 4);
        _world.After(TimeSpan.FromSeconds(9), () => _machine.Link.Cut(TimeSpan.FromMinutes(10)));
        _world.RunUntil(TimeSpan.FromMinutes(1));

        // The last renewal that succeeded began at 4 s, and was answered seconds later.
        Assert.Equal(14, Math.Round(_lostAt!.Value.TotalSeconds, 2));
    }

    [Fact]
    public void After_a_pause_the_clock_is_right_before_the_timer_has_run()
    {
        _world.After(TimeSpan.FromSeconds(7), () => _machine.Pause(TimeSpan.FromMinutes(1)));
        _world.RunUntil(TimeSpan.FromSeconds(20));

        Assert.Null(_lostAt);
        Assert.False(_held!.IsHeld);
        _world.RunUntil(TimeSpan.FromSeconds(68));
        Assert.Equal(TimeSpan.FromSeconds(67), _lostAt);
    }

    private string[] Answers => [.. _world.Notes.Where(note => note.Contains("answered", StringComparison.Ordinal)).Select(note => note.Split("answered ")[1])];

    private async void Acquire()
    {
        var leases = new ResourceClient<V1Lease>(_machine.Connection).InNamespace("default");
        var locks = new LeaseLock(leases, new LeaseLockOptions(), NullLogger.Instance, _machine.Clock, () => 0);
        _held = await locks.AcquireAsync("lock", CancellationToken.None).ConfigureAwait(false);
        _held.LostToken.Register(() => _lostAt = _world.Now);
    }
}
