using System.Collections.Concurrent;
using KubeInventory.TestKit;

namespace KubeInventory.Benchmarks;

/// <summary>Random writes and faults: ten thousand times on a virtual clock, and a hundred times over TCP.</summary>
internal sealed class InformerFaults : IFigure
{
    private const int Schedules = 10_000;
    private const int WireSchedules = 100;

    public string Name => "faults.informer";

    public string Summary => "Random fault schedules after which an informer or its subscribers lacked anything; KUBEINVENTORY_FAULT_SEED sets the first seed.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("KUBEINVENTORY_FAULT_SEED"), out var seed) ? seed : 0;
        var simulated = await RunAsync(InformerSchedule.RunAsync, first, Schedules, context);
        var wired = await RunAsync(WireSchedule.RunAsync, first, WireSchedules, context);
        return
        [
            new Reading(Schedules, Goal.AtLeast(Schedules, "schedules")),
            new Reading(simulated, Goal.Exactly(0, "failures")),
            new Reading(WireSchedules, Goal.AtLeast(WireSchedules, "schedules over TCP")),
            new Reading(wired, Goal.Exactly(0, "failures")),
        ];
    }

    private static async Task<int> RunAsync(
        Func<int, CancellationToken, Task<FaultOutcome>> run, int first, int count, FigureContext context)
    {
        var failures = new ConcurrentBag<FaultOutcome>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), context.CancellationToken, async (each, cancellationToken) =>
        {
            var outcome = await run(each, cancellationToken);
            if (outcome.Failure is not null)
            {
                failures.Add(outcome);
            }
        });

        foreach (var failure in failures.OrderBy(failure => failure.Seed).Take(10))
        {
            context.Note(failure.ToString());
        }

        return failures.Count;
    }
}
