using KubeInventory.Generator.Tests.Support;

namespace KubeInventory.Generator.Tests;

public sealed class SnapshotTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Shows in a review how a change of the generator changes what users read. Set KUBEINVENTORY_ACCEPT=1 to accept it.</summary>
    [Fact]
    public void A_small_kind_reads_as_it_was_accepted()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Cases", "Lamp");
        var generation = Project.With(new AdditionalFile("lamps.yaml", File.ReadAllText(Path.Combine(folder, "lamps.yaml")))).Generate(Ct);
        Assert.Empty(generation.Complaints);
        Assert.Empty(generation.CompilerComplaints);

        foreach (var hintName in generation.HintNames)
        {
            var name = Path.GetFileName(hintName) + ".txt";
            if (Environment.GetEnvironmentVariable("KUBEINVENTORY_ACCEPT") == "1")
            {
                File.WriteAllText(Path.Combine(SourceFolder(), "Cases", "Lamp", name), generation.Text(hintName));
            }
            else
            {
                Assert.Equal(File.ReadAllText(Path.Combine(folder, name)), generation.Text(hintName));
            }
        }
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
