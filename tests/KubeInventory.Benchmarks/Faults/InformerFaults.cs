using System.Collections.Concurrent;
using KubeInventory.TestKit;

namespace KubeInventory.Benchmarks;

/// <summary>Random writes and faults on a virtual clock, ten thousand times.</summary>
internal sealed class InformerFaults : IFigure
{
    private const int Schedules = 10_000;

    public string Name => "faults.informer";

    public string Summary => "Random fault schedules after which an informer or its subscribers lacked anything; KUBEINVENTORY_FAULT_SEED sets the first seed.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("KUBEINVENTORY_FAULT_SEED"), out var seed) ? seed : 0;
        var failures = new ConcurrentBag<FaultOutcome>();
        var run = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, Schedules), context.CancellationToken, async (each, cancellationToken) =>
        {
            var outcome = await InformerSchedule.RunAsync(each, cancellationToken);
            Interlocked.Increment(ref run);
            if (outcome.Failure is not null)
            {
                failures.Add(outcome);
            }
        });

        foreach (var failure in failures.OrderBy(failure => failure.Seed).Take(10))
        {
            context.Note(failure.ToString());
        }

        return
        [
            new Reading(run, Goal.AtLeast(Schedules, "schedules")),
            new Reading(failures.Count, Goal.Exactly(0, "failures")),
        ];
    }
}
