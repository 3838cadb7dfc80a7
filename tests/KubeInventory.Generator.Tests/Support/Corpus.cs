using KubeInventory.TestKit;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>Real CRDs that nobody in this project wrote.</summary>
internal static class Corpus
{
    public static IReadOnlyList<AdditionalFile> Definitions =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "crds"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    private static string Root => Requires.Variable("KUBEINVENTORY_CORPUS");

    public static AdditionalFile Definition(string path) => Read(Path.Combine(Root, "crds", path));

    /// <summary>Files of one class; a template may be called .tpl, and is read as if it were called .yaml.</summary>
    public static IReadOnlyList<AdditionalFile> Edge(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "edge", folder)).Order(StringComparer.Ordinal).Select(Read)];

    private static AdditionalFile Read(string path) => new(Path.GetRelativePath(Root, path).Replace(".tpl", ".yaml", StringComparison.Ordinal), File.ReadAllText(path));
}
