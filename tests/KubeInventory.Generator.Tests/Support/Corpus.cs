using KubeInventory.TestKit;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>Real CRDs that nobody in this project wrote.</summary>
internal static class Corpus
{
    public static IReadOnlyList<AdditionalFile> Definitions =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "crds"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    private static string Root => Requires.Variable("KUBEINVENTORY_CORPUS");

    public static AdditionalFile Definition(string path) => Read(Path.Combine(Root, "crds", path));

    /// <summary>All files of a folder of <c>edge/</c> that may be additional files, or of all its folders.</summary>
    public static IReadOnlyList<AdditionalFile> EdgeFiles(string folder) => Directory.Exists(Path.Combine(Root, "edge", folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(Root, "edge", folder), "*", SearchOption.AllDirectories)
            .Where(static path => Path.GetExtension(path) is ".yaml" or ".yml" or ".json")
            .Order(StringComparer.Ordinal)
            .Select(Read)]
        : [];

    public static AdditionalFile Edge(string path) => Read(Path.Combine(Root, "edge", path));

    private static AdditionalFile Read(string path) => new(Path.GetRelativePath(Root, path), File.ReadAllText(path));
}
