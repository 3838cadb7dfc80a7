using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>What a large CRD adds to a program, and to the time of compiling it.</summary>
internal sealed class AssemblySize : IFigure
{
    // Models, JSON code and restrictions; the text of the definition is as long as people wrote it.
    private const string Parts = "Models,Clients,Json";
    private const int Rounds = 11;

    public string Name => "generator.size";

    public string Summary =>
        "The assembly of one large CRD without the text of its definition; CPU of a whole run of the C# compiler that generates and compiles all of it, against one on the models alone.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var (file, kind) = LargeDefinition.Find();
        var project = Project.With(file) with { ChecksNulls = false };
        var assembly = project.Set("KubeInventoryParts", Parts).Generate(context.CancellationToken).Assembly;

        var models = project.Generate(context.CancellationToken).Result.GeneratedTrees.Select(PlainModels.Of).OfType<string>().ToList();
        context.Note($"{file.Path}: {models.Count} files of models, {Compile(project, models).Length / 1024:#,0} KB alone");
        var race = new Race(
            ("all that is emitted", Repeat.Times(1, () => _ = project.Generate(context.CancellationToken).Assembly)),
            ("models alone", Repeat.Times(1, () => Compile(project, models))))
        { Rounds = 21 };
        var warm = await race.RunAsync(context);
        var costs = await CompileAloneAsync(context, file, models);
        return
        [
            new(assembly.Length / 1024.0, Goal.AtMost(450, "KB"), $"for {kind}"),
            new(
                costs[0].Cpu / costs[1].Cpu,
                Goal.AtMost(1.5, "of the models' compile time"),
                FormattableString.Invariant($"({costs[0].Wall / costs[1].Wall:0.00} by the clock, {warm[0].Cpu / warm[1].Cpu:0.00} in a warm compiler)")),
        ];
    }

    // What a build pays, the start of the compiler and its references included.
    private static async Task<Cost[]> CompileAloneAsync(FigureContext context, AdditionalFile file, IEnumerable<string> models)
    {
        using var compiler = new CompilerProcess();
        (string Name, Func<Task<Cost>> Run)[] rivals = [("generated, by a compiler of its own", compiler.Generated(file)), ("models alone, likewise", compiler.Models(models))];
        var costs = Array.ConvertAll(rivals, static _ => new List<Cost>());
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < rivals.Length; i++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var cost = await rivals[i].Run();
                if (round > 0)
                {
                    costs[i].Add(cost);
                }
            }
        }

        var medians = Array.ConvertAll(costs, static each => Cost.MedianOf(each));
        for (var i = 0; i < rivals.Length; i++)
        {
            context.Note($"{medians[i]}  {rivals[i].Name}");
        }

        return medians;
    }

    private static byte[] Compile(Project project, IEnumerable<string> models)
    {
        using var stream = new MemoryStream();
        var emitted = project.CreateCompilation().AddSyntaxTrees(models.Select(Project.Parse)).Emit(stream);
        return emitted.Success ? stream.ToArray() : throw new InvalidOperationException($"The models alone do not compile: {emitted.Diagnostics[0]}");
    }
}
