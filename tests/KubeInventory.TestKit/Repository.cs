namespace KubeInventory.TestKit;

/// <summary>The source tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of Inventory.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Inventory.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Inventory.sln: run the tests from the source tree.");
    }
}
