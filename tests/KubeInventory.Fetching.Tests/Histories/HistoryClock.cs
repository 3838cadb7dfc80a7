namespace KubeInventory.Fetching.Histories;

/// <summary>A clock that moves when it is told, and whose wall time may jump. Its timers never fire: nothing here waits.</summary>
internal sealed class HistoryClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _jumped;

    /// <summary>What has really passed.</summary>
    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => Elapsed += time;

    public void Jump(TimeSpan time) => _jumped += time;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed + _jumped;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NoTimer();

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
