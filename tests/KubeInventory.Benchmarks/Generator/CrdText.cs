using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>A CRD file in memory, as a compiler has it.</summary>
internal sealed class CrdText(string path, string text) : AdditionalText
{
    private readonly SourceText _source = SourceText.From(text, Encoding.UTF8);

    public override string Path => path;

    public string Text => text;

    /// <summary>All CRDs of the corpus, in a settled order.</summary>
    public static IReadOnlyList<CrdText> Corpus() => ReadAll(System.IO.Path.Combine(FigureContext.CorpusFolder, "crds"));

    /// <summary>What lies beside CRDs in real folders.</summary>
    public static IReadOnlyList<CrdText> Edge() => ReadAll(System.IO.Path.Combine(FigureContext.CorpusFolder, "edge"));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _source;

    private static List<CrdText> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static path => System.IO.Path.GetExtension(path) is ".yaml" or ".yml" or ".json")
            .Order(StringComparer.Ordinal)
            .Select(static path => new CrdText(path, File.ReadAllText(path)))];
}
