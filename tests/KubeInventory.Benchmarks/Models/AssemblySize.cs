using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>What a large CRD adds to a program, and to the time of compiling it.</summary>
internal sealed class AssemblySize : IFigure
{
    // Models, JSON code and restrictions; the text of the definition is as long as people wrote it.
    private const string Parts = "Models,Clients,Json";

    public string Name => "generator.size";

    public string Summary =>
        "The assembly of one large CRD without the text of its definition; CPU of generating and compiling all that is emitted, against compiling the models alone.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (file, kind) = LargeDefinition.Find();
        var project = Project.With(file);
        var assembly = project.Set("KubeInventoryParts", Parts).Generate(context.CancellationToken).Assembly;

        var models = project.Generate(context.CancellationToken).Result.GeneratedTrees.Select(PlainModels.Of).OfType<string>().ToList();
        context.Note($"{file.Path}: {models.Count} files of models, {Compile(project, models).Length / 1024:#,0} KB alone");
        var race = new Race(
            ("all that is emitted", Repeat.Times(1, () => _ = project.Generate(context.CancellationToken).Assembly)),
            ("models alone", Repeat.Times(1, () => Compile(project, models))))
        { Rounds = 21 };
        var costs = await race.RunAsync(context);
        return
        [
            new(assembly.Length / 1024.0, Goal.AtMost(450, "KB"), $"for {kind}"),
            new(costs[0].Cpu / costs[1].Cpu, Goal.AtMost(1.5, "of the models' compile time")),
        ];
    }

    private static byte[] Compile(Project project, IEnumerable<string> models)
    {
        using var stream = new MemoryStream();
        var emitted = project.CreateCompilation().AddSyntaxTrees(models.Select(Project.Parse)).Emit(stream);
        return emitted.Success ? stream.ToArray() : throw new InvalidOperationException($"The models alone do not compile: {emitted.Diagnostics[0]}");
    }
}
