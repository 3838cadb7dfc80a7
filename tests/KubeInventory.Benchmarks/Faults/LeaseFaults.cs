using KubeInventory.TestKit.Simulation;

namespace KubeInventory.Benchmarks.Faults;

/// <summary>Leader election, locks and semaphores under faults, in virtual time.</summary>
internal sealed class LeaseFaults : IFigure
{
    private const int Schedules = 10_000;

    public string Name => "faults.leases";

    public string Summary =>
        "Random schedules of crashes, pauses, partitions, lost and late messages and drifting clocks, in which two act at once or nobody does after the faults.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var results = Enumerable.Range(1, Schedules)
            .AsParallel()
            .WithCancellation(context.CancellationToken)
            .Select(Run)
            .ToArray();
        var failures = results.Count(result => result.Failed);
        context.Note($"{results.Sum(result => result.Terms):#,0} terms, {results.Sum(result => result.Losses):#,0} of them lost to faults");
        return Task.FromResult<IReadOnlyList<Reading>>(
        [
            new Reading(results.Length, Goal.AtLeast(Schedules, "schedules"), "run"),
            new Reading(failures, Goal.Exactly(0, "schedules"), "failed"),
        ]);
    }

    // Only what is counted is kept: the notes of all schedules would not fit in memory.
    private static (bool Failed, int Terms, int Losses) Run(int seed)
    {
        var result = LeaseSchedule.Run(seed);
        if (result.Violations.Count > 0)
        {
            Console.Error.WriteLine(result);
        }

        return (result.Violations.Count > 0, result.Terms, result.Losses);
    }
}
