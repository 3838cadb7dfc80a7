using YamlDotNet.Core;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>Generating for all CRDs in one driver, against merely parsing them.</summary>
internal sealed class GeneratorSpeed : IFigure
{
    public string Name => "generator.speed";

    public string Summary => "CPU and allocation of generating for the whole corpus in one driver, per CRD, and against YamlDotNet reading the same files as events.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var files = CrdText.Corpus();
        var race = new Race(
            ("generator", Repeat.Times(1, () => CorpusDriver.Create(files).RunGenerators(CorpusDriver.Compilation, context.CancellationToken))),
            ("YamlDotNet, events", Repeat.Times(1, () => ReadEvents(files))))
        { WarmUpRounds = 2, Rounds = 7 };
        var costs = await race.RunAsync(context);
        return
        [
            new Reading(costs[0].Cpu.TotalMilliseconds / files.Count, Goal.AtMost(6, "ms CPU a CRD")),
            new Reading(costs[0].Bytes / 1e6 / files.Count, Goal.AtMost(3, "MB a CRD")),
            new Reading(costs[0].Cpu / costs[1].Cpu, Goal.AtMost(6 / 1.9, "of YamlDotNet's events"), "in CPU"),
            new Reading((double)costs[0].Bytes / costs[1].Bytes, Goal.AtMost(3 / 0.8, "of YamlDotNet's events"), "in bytes"),
        ];
    }

    private static void ReadEvents(IReadOnlyList<CrdText> files)
    {
        foreach (var file in files)
        {
            using var reader = new StringReader(file.Text);
            var parser = new Parser(reader);
            while (parser.MoveNext())
            {
            }
        }
    }
}
