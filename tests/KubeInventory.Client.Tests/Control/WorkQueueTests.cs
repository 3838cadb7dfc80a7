using FsCheck;
using FsCheck.Fluent;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class WorkQueueTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = new WorkQueue<string>(timeProvider: _time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Keys_come_in_order_and_each_once()
    {
        _queue.Add("a");
        _queue.Add("b");
        _queue.Add("a");

        Assert.Equal(2, _queue.Count);
        Assert.Equal("a", (await TakeAsync()).Key);
        Assert.Equal("b", (await TakeAsync()).Key);
    }

    [Fact]
    public async Task A_key_added_while_it_is_worked_on_comes_again_afterwards_and_not_before()
    {
        _queue.Add("a");
        var first = await TakeAsync();
        _queue.Add("a");
        _queue.Add("a");
        var second = _queue.TakeAsync(Ct);
        Assert.False(second.IsCompleted);

        first.Dispose();
        first.Dispose();
        Assert.Equal("a", (await second)!.Key);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task A_key_that_comes_later_waits_for_the_earliest_of_its_times()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _queue.AddAfter("a", TimeSpan.FromSeconds(3));
        _queue.AddAfter("a", TimeSpan.FromSeconds(5));
        _queue.AddAfter("b", TimeSpan.FromSeconds(4));
        _queue.AddAfter("now", TimeSpan.Zero);

        Assert.Equal("now", (await TakeAsync()).Key);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, _queue.Count);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("a", (await TakeAsync()).Key);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("b", (await TakeAsync()).Key);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void The_wait_after_failures_doubles_up_to_its_limit_and_begins_anew_once_forgotten()
    {
        Assert.Equal([5, 10, 20, 40], Enumerable.Range(0, 4).Select(_ => Fail("a")));
        Assert.Equal(5, Fail("b"));
        Assert.Equal(4, _queue.FailuresOf("a"));
        for (var i = 0; i < 30; i++)
        {
            Fail("a");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1_000_000, Fail("a"));
        _queue.Forget("a");
        Assert.Equal(5, Fail("a"));
    }

    [Fact]
    public void All_keys_together_come_back_at_the_rate_once_the_burst_is_used_up()
    {
        var waits = Enumerable.Range(0, 103).Select(i => Fail($"key-{i}")).ToArray();

        Assert.Equal([5, 100, 200, 300], waits[99..]);
        _time.Advance(TimeSpan.FromSeconds(0.3));
        Assert.Equal(100, Fail("later"));
        _time.Advance(TimeSpan.FromSeconds(1000));
        Assert.Equal(5, Fail("much later"));
    }

    [Fact]
    public async Task After_shutdown_what_is_queued_is_still_taken_and_nothing_is_added()
    {
        _queue.Add("a");
        _queue.AddAfter("never", TimeSpan.FromSeconds(1));
        _queue.ShutDown();
        _queue.Add("b");
        _time.Advance(TimeSpan.FromSeconds(2));

        (await TakeAsync()).Dispose();
        Assert.Null(await _queue.TakeAsync(Ct));
        Assert.Null(await _queue.TakeAsync(Ct));
    }

    [Fact]
    public async Task Shutdown_wakes_all_who_wait()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => _queue.TakeAsync(Ct)).ToArray();
        _queue.ShutDown();

        Assert.All(await Task.WhenAll(waiting), Assert.Null);
    }

    [Fact]
    public async Task A_drain_waits_for_what_is_worked_on_and_for_what_comes_again_because_of_it()
    {
        _queue.Add("a");
        var first = await TakeAsync();
        _queue.Add("a");
        var drained = _queue.DrainAsync(Ct);

        first.Dispose();
        Assert.False(drained.IsCompleted);
        (await TakeAsync()).Dispose();
        await drained;
    }

    [Fact]
    public async Task A_taker_that_gives_up_takes_nothing_along()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = _queue.TakeAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        _queue.Add("a");
        Assert.Equal("a", (await TakeAsync()).Key);
    }

    [Fact]
    public async Task Nothing_is_lost_or_done_twice_at_once_by_many_threads()
    {
        var inside = new int[5];
        var (wanted, done) = (new int[5], new int[5]);
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync, Ct)).ToArray();
        await Parallel.ForAsync(0, 10_000, Ct, (i, _) =>
        {
            Interlocked.Increment(ref wanted[i % 5]);
            _queue.Add($"{i % 5}");
            return ValueTask.CompletedTask;
        });
        await _queue.DrainAsync(Ct);
        await Task.WhenAll(workers);

        Assert.Equal(wanted, done);

        async Task WorkAsync()
        {
            while (await _queue.TakeAsync(Ct) is { } item)
            {
                using (item)
                {
                    var key = int.Parse(item.Key, System.Globalization.CultureInfo.InvariantCulture);
                    Assert.Equal(1, Interlocked.Increment(ref inside[key]));
                    done[key] = Volatile.Read(ref wanted[key]);
                    Interlocked.Decrement(ref inside[key]);
                }
            }
        }
    }

    [Fact]
    public void However_calls_interleave_it_does_what_its_model_does() => Prop.ForAll<byte[]>(script =>
    {
        var time = new ManualTimeProvider();
        using var queue = new WorkQueue<string>(timeProvider: time);
        var model = new WorkQueueModel();
        foreach (var step in script)
        {
            model.Step(queue, time, $"{step % 3}", step / 3 % 7, TimeSpan.FromMilliseconds(step));
        }

        return model.Agrees(queue);
    }).QuickCheckThrowOnFailure();

    private async Task<WorkItem<string>> TakeAsync() => await _queue.TakeAsync(Ct) ?? throw new InvalidOperationException("The queue is shut down.");

    private double Fail(string key) => Math.Round(_queue.AddRateLimited(key).TotalMilliseconds);
}
