using KubeInventory.Generator;
using KubeInventory.Generator.Options;
using KubeInventory.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>What a process of its own does: <c>fuzz FIRST END</c> tries these mutated files, and prints a line of each.</summary>
internal static class FuzzedFiles
{
    private const int LargestSeed = 16 * 1024;

    // Parsing costs ten times what generating does.
    private const int ParseEvery = 20;

    /// <summary>Prints how many files of C# came of each file; after a space, in one line, what is wrong.</summary>
    public static void Run(int first, int end, TextWriter output)
    {
        var seeds = CrdText.Corpus().Concat(CrdText.Edge()).Select(static file => file.Text).Where(static text => text.Length <= LargestSeed);
        var mutated = new MutatedYaml([.. seeds]);
        for (var number = first; number < end; number++)
        {
            output.WriteLine(Try(mutated[number], number).ReplaceLineEndings(" "));
        }
    }

    private static string Try(string text, int number)
    {
        try
        {
            var project = ProjectReader.Read("fuzz", static name => name == "RootNamespace" ? "Acme" : null);
            var generated = CodeGeneration.Run(project, [("fuzz.yaml", text)], hasKubernetesClient: false);
            foreach (var complaint in generated.Complaints)
            {
                _ = complaint.ToDiagnostic().ToString();
            }

            var wrong = number % ParseEvery == 0 ? generated.Files.Select(static file => SyntaxError(file.Text)).FirstOrDefault(static error => error is not null) : null;
            return $"{generated.Files.Count} {wrong}".TrimEnd();
        }
#pragma warning disable CA1031 // Whatever it throws is the finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"0 {e}";
        }
    }

    private static string? SyntaxError(string code) => CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))
        .GetDiagnostics().FirstOrDefault(static found => found.Severity == DiagnosticSeverity.Error)?.ToString();
}
