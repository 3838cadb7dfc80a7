using Microsoft.CodeAnalysis.CSharp;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>An edit that is none of the generator's business.</summary>
internal sealed class GeneratorNoop : IFigure
{
    public string Name => "generator.noop";

    public string Summary => "CPU of running the generators again after an edit of C#, with the whole corpus in the driver.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var cost = await EditCost.MedianAsync(context, CrdText.Corpus(), static (driver, number) =>
            (driver, CorpusDriver.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Edit{number};"))));
        return [new Reading(cost.Cpu.TotalMilliseconds, Goal.AtMost(5, "ms CPU"))];
    }
}
