using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Benchmarks;

/// <summary>The real CRDs that figures are about.</summary>
internal static class Definitions
{
    public static IReadOnlyList<AdditionalFile> All => [.. Directory
        .EnumerateFiles(Path.Combine(FigureContext.CorpusFolder, "crds"), "*.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(static path => new AdditionalFile(Path.GetRelativePath(FigureContext.CorpusFolder, path), File.ReadAllText(path)))];
}
