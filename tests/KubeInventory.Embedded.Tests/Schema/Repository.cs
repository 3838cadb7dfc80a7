namespace KubeInventory.Embedded.Tests;

/// <summary>Finds files of the source tree.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>crds/</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        Directory.Exists(Path.Combine(folder, "crds")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
