using System.Diagnostics;
using KubeInventory.Generator;
using KubeInventory.Generator.Options;
using KubeInventory.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>Files that somebody broke in every way that comes to mind.</summary>
internal sealed class GeneratorFuzz : IFigure
{
    private const int Files = 100_000;
    private const int LargestSeed = 16 * 1024;

    // Parsing costs ten times what generating does.
    private const int ParseEvery = 20;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    public string Name => "generator.fuzz";

    public string Summary => $"Of {Files:#,0} mutated YAML files of the corpus, those that make the generator throw, hang or emit what is not C#.";

    public Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var seeds = CrdText.Corpus().Concat(CrdText.Edge()).Select(static file => file.Text).Where(static text => text.Length <= LargestSeed);
        var mutated = new MutatedYaml([.. seeds]);
        var (failures, generated) = (0, 0);
        Parallel.For(0, Files, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = context.CancellationToken }, number =>
        {
            var (failure, types) = Try(mutated[number], number);
            Interlocked.Add(ref generated, types);
            if (failure is not null)
            {
                Interlocked.Increment(ref failures);
                context.Note($"file {number}: {failure}");
            }
        });
        context.Note($"{generated:#,0} files of C# came of them");
        return Task.FromResult<IReadOnlyList<Reading>>([new Reading(failures, Goal.Exactly(0, "failures"))]);
    }

    private static (string? Failure, int Files) Try(string text, int number)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var project = ProjectReader.Read("fuzz", static name => name == "RootNamespace" ? "Acme" : null);
            var generated = CodeGeneration.Run(project, [("fuzz.yaml", text)], hasKubernetesClient: false);
            foreach (var complaint in generated.Complaints)
            {
                _ = complaint.ToDiagnostic().ToString();
            }

            var wrong = number % ParseEvery == 0 ? generated.Files.Select(static file => SyntaxError(file.Text)).FirstOrDefault(static error => error is not null) : null;
            return (wrong ?? (Stopwatch.GetElapsedTime(start) > Hang ? "takes too long" : null), generated.Files.Count);
        }
#pragma warning disable CA1031 // Whatever it throws is the finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (e.ToString(), 0);
        }
    }

    private static string? SyntaxError(string code) => CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
        .GetDiagnostics().FirstOrDefault(static found => found.Severity == DiagnosticSeverity.Error)?.ToString();
}
