using Microsoft.CodeAnalysis;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>What the driver of a whole corpus does again after one edit.</summary>
internal static class EditCost
{
    // The compiler's own code must be at its best too: users edit for hours.
    private const int WarmUpEdits = 100;
    private const int Edits = 41;

    /// <summary>The median of many edits, each of another file.</summary>
    /// <param name="context">The run.</param>
    /// <param name="files">What is in the driver at first.</param>
    /// <param name="edit">Makes the edit of a number; gives the driver and the compilation after it.</param>
    public static async Task<Cost> MedianAsync(
        FigureContext context,
        IEnumerable<CrdText> files,
        Func<GeneratorDriver, int, (GeneratorDriver Driver, Compilation Compilation)> edit)
    {
        var driver = CorpusDriver.Create(files).RunGenerators(CorpusDriver.Compilation, context.CancellationToken);
        var number = 0;
        await WarmUp.RunAsync(WarmUpEdits, _ => Run(Next()), context.CancellationToken);
        var costs = new List<Cost>();
        while (costs.Count < Edits)
        {
            var edited = Next();
            costs.Add(await Cost.OfAsync(() => Run(edited)));
        }

        var median = Cost.MedianOf(costs);
        context.Note($"{median}  median of {Edits} edits");
        return median;

        (GeneratorDriver Driver, Compilation Compilation) Next() => edit(driver, number++);

        Task Run((GeneratorDriver Driver, Compilation Compilation) edited)
        {
            driver = edited.Driver.RunGenerators(edited.Compilation, context.CancellationToken);
            return Task.CompletedTask;
        }
    }
}
