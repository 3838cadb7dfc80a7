using System.Diagnostics.CodeAnalysis;
using KubeInventory.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>The compiler's driver with the generator and many CRDs in it.</summary>
internal static class CorpusDriver
{
    /// <summary>A project without CRDs, but with some C#.</summary>
    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "Acme", [CSharpSyntaxTree.ParseText("class Program;")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

    public static GeneratorDriver Create(IEnumerable<CrdText> files) =>
        CSharpGeneratorDriver.Create([new CrdGenerator().AsSourceGenerator()], files, CSharpParseOptions.Default, new RootNamespace());

    private sealed class RootNamespace : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.RootNamespace" ? "Acme" : null;
            return value is not null;
        }
    }
}
