namespace KubeInventory.Benchmarks;

/// <summary>Runs rivals in turn, round by round, so that whatever the machine does meanwhile happens to all of them.</summary>
/// <param name="rivals">Name and what to run. A rival whose single run is shorter than some milliseconds repeats it inside.</param>
internal sealed class Race(params (string Name, Func<Task> Run)[] rivals)
{
    /// <summary>Rounds that are run and not counted: code is compiled, pools and connections are filled. More are run while code is still compiled.</summary>
    public int WarmUpRounds { get; init; } = 5;

    /// <summary>Rounds of which the median counts.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>The median cost of each rival, in the order given.</summary>
    public async Task<IReadOnlyList<Cost>> RunAsync(FigureContext context)
    {
        var costs = rivals.Select(_ => new List<Cost>()).ToArray();
        await WarmUp.RunAsync(WarmUpRounds, _ => RunOnceAsync(), context.CancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < rivals.Length; i++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                costs[i].Add(await Cost.OfAsync(rivals[i].Run));
            }
        }

        var medians = costs.Select(Cost.MedianOf).ToList();
        for (var i = 0; i < rivals.Length; i++)
        {
            context.Note($"{medians[i]}  {rivals[i].Name}");
        }

        return medians;
    }

    private async Task RunOnceAsync()
    {
        foreach (var (_, run) in rivals)
        {
            await run();
        }
    }
}
