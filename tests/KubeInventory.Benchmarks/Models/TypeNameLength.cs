using KubeInventory.Generator.Model;
using KubeInventory.Generator.Names;
using KubeInventory.Generator.Schema;

namespace KubeInventory.Benchmarks;

/// <summary>The names of all types that the corpus becomes in one project.</summary>
internal sealed class TypeNameLength : IFigure
{
    public string Name => "generator.names";

    public string Summary => "The longest name of a type, with all definitions in one project.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var sources = Definitions.All
            .SelectMany(file => FileReader.Read(file.Path, file.GetText(context.CancellationToken).ToString(), DefinitionOptions.Default, PinnedNames.None).Sources)
            .ToList();
        var plan = NamePlan.Make([.. sources.Select(SourceSummary.Of)], PinnedNames.None);
        var names = sources.Select(plan.Apply).OfType<PlannedSource>().SelectMany(static source => source.Source.Types).Select(static type => type.Name).ToList();
        var longest = names.MaxBy(static name => name.Length)!;
        context.Note($"{names.Count} types, of {sources.Count} versions; {longest}");
        return Task.FromResult<IReadOnlyList<Reading>>([new(longest.Length, Goal.AtMost(60, "characters"))]);
    }
}
