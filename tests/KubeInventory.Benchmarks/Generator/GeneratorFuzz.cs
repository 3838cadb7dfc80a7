namespace KubeInventory.Benchmarks.Generator;

/// <summary>Files that somebody broke in every way that comes to mind.</summary>
internal sealed class GeneratorFuzz : IFigure
{
    private const int Files = 100_000;
    private const int Processes = 2;

    // A file takes milliseconds.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    public string Name => "generator.fuzz";

    public string Summary => $"Of {Files:#,0} mutated YAML files of the corpus, those that make the generator throw, hang, die or emit what is not C#.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        // Found here rather than in each process.
        _ = FigureContext.CorpusFolder;
        const int share = Files / Processes;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Processes).Select(part => new FuzzWatch(context, Hang).RunAsync(part * share, (part + 1) * share)));
        context.Note($"{outcomes.Sum(static outcome => outcome.Generated):#,0} files of C# came of them");
        return
        [
            new Reading(outcomes.Sum(static outcome => outcome.Failures), Goal.Exactly(0, "failures")),
            new Reading(outcomes.Sum(static outcome => outcome.Hangs), Goal.Exactly(0, "hangs")),
            new Reading(outcomes.Sum(static outcome => outcome.Files), Goal.AtLeast(Files, "files")),
        ];
    }
}
