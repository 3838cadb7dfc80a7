namespace KubeInventory.Benchmarks;

/// <summary>What one run of something cost.</summary>
/// <param name="Cpu">Processor time of the whole process, all threads: what does not grow when the machine is busy.</param>
/// <param name="Wall">Time that passed.</param>
/// <param name="Bytes">What was allocated, by all threads.</param>
internal readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall, long Bytes)
{
    /// <summary>Runs it once. Garbage of before is collected first, so that nobody pays for another's.</summary>
    public static async Task<Cost> OfAsync(Func<Task> run)
    {
        // What has just ended may have called this, and is on the stack until then.
        await Task.Yield();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var wall = TimeProvider.System.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        await run();
        return new Cost(
            Environment.CpuUsage.TotalTime - cpu,
            TimeProvider.System.GetElapsedTime(wall),
            GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    /// <summary>Each column's median: one round that the machine disturbed says nothing.</summary>
    public static Cost MedianOf(IReadOnlyList<Cost> costs) => new(
        TimeSpan.FromTicks(Median.Of(costs.Select(cost => cost.Cpu.Ticks))),
        TimeSpan.FromTicks(Median.Of(costs.Select(cost => cost.Wall.Ticks))),
        Median.Of(costs.Select(cost => cost.Bytes)));

    public override string ToString() => FormattableString.Invariant(
        $"{Cpu.TotalMilliseconds,9:0.00} ms CPU {Wall.TotalMilliseconds,9:0.00} ms wall {Bytes / 1e6,8:0.00} MB allocated");
}
