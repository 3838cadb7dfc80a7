using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>What a CRD adds to a program: the Prometheus CRD, or where the corpus lacks it, the nearest of its project to its size.</summary>
internal sealed class AssemblySize : IFigure
{
    // Models, JSON code and restrictions; the text of the definition is as long as people wrote it.
    private const string Parts = "Models,Clients,Json";

    public string Name => "generator.size";

    public string Summary => "The assembly of the models, clients and JSON code of one large CRD, without the text of its definition.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var files = Definitions.All;
        var file = files.FirstOrDefault(static file => file.Path.EndsWith("monitoring.coreos.com_Prometheus.yaml", StringComparison.Ordinal))
            ?? files.FirstOrDefault(static file => file.Path.EndsWith("monitoring.coreos.com_ThanosRuler.yaml", StringComparison.Ordinal))
            ?? throw new CannotMeasureException("the corpus has neither the Prometheus CRD nor that of ThanosRuler");
        var generation = Project.With(file).Set("KubeInventoryParts", Parts).Generate(context.CancellationToken);
        context.Note($"{file.Path}: {generation.HintNames.Count} files");
        return Task.FromResult<IReadOnlyList<Reading>>([new(generation.Assembly.Length / 1024.0, Goal.AtMost(450, "KB"), Path.GetFileNameWithoutExtension(file.Path))]);
    }
}
