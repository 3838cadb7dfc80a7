namespace KubeInventory.TestKit.Simulation;

/// <summary>A machine's clock: it runs at its own speed, shows its own time of day, and its timers fire late.</summary>
internal sealed class MachineClock(World world, Machine machine, double speed) : TimeProvider
{
    /// <summary>The time of day may jump; the monotonic clock does not.</summary>
    public TimeSpan WallOffset { get; set; }

    /// <summary>The most that a timer is late, in seconds.</summary>
    public double Lateness { get; set; } = 0.005;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp()
    {
        world.Check();
        return TimeSpan.TicksPerDay + (long)(world.Now.Ticks * speed);
    }

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp()) + WallOffset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(MachineClock clock, Action callback) : ITimer
    {
        private World World => clock.World;

        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                World.After((dueTime / clock.Speed) + World.Seconds(0, clock.Lateness), () => clock.Machine.Run(() => Fire(setting)));
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire(int setting)
        {
            if (setting == _setting)
            {
                callback();
            }
        }
    }

    private World World => world;

    private Machine Machine => machine;

    private double Speed => speed;
}
