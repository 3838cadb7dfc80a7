namespace QuickStart;

/// <summary>The sample's fleet, copied once so that it can be edited.</summary>
internal static class FleetFiles
{
    public const string BareMetal = "bare-metal.yaml";

    public const string Cloud = "cloud.tfstate";

    /// <summary>The folder with the files; those that are there already stay as they are.</summary>
    public static string Provide(string dataDirectory)
    {
        var folder = Path.Combine(dataDirectory, "fleet");
        Directory.CreateDirectory(folder);
        foreach (var name in (ReadOnlySpan<string>)[BareMetal, Cloud])
        {
            var copy = Path.Combine(folder, name);
            if (!File.Exists(copy))
            {
                File.Copy(Path.Combine(AppContext.BaseDirectory, "fleet", name), copy);
            }
        }

        return folder;
    }
}
