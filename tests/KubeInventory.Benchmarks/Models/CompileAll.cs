using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>Every definition alone, and all of them in one compilation.</summary>
internal sealed class CompileAll : IFigure
{
    public string Name => "generator.compile";

    public string Summary => "Complaints of generator and compiler, warnings included, about each definition alone and about all together.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var files = Definitions.All;
        var alone = files.Sum(file => Complaints(context, file));
        var together = Complaints(context, [.. files]);
        return Task.FromResult<IReadOnlyList<Reading>>(
            [new(alone, Goal.Exactly(0, "complaints"), "alone"), new(together, Goal.Exactly(0, "complaints"), "together")]);
    }

    private static int Complaints(FigureContext context, params AdditionalFile[] files)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var generation = Project.With(files).Generate(context.CancellationToken);
        List<string> complaints = [.. generation.Complaints, .. generation.CompilerComplaints];
        complaints.ForEach(context.Note);
        return complaints.Count;
    }
}
