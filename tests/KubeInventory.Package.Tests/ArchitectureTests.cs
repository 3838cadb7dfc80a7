using System.Xml.Linq;
using KubeInventory.TestKit;

namespace KubeInventory.Package.Tests;

/// <summary>Dependencies point one way: Client, then KubeInventory, then what builds on it.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["KubeInventory.Generator"] = [],
        ["KubeInventory.Generator.Tool"] = ["KubeInventory.Generator"],
        ["KubeInventory.Client"] = ["KubeInventory.Generator"],
        ["KubeInventory"] = ["KubeInventory.Client", "KubeInventory.Generator"],
        ["KubeInventory.Fetching"] = ["KubeInventory"],
        ["KubeInventory.Fetching.Azure"] = ["KubeInventory.Fetching"],
        ["KubeInventory.Fetching.NetBox"] = ["KubeInventory.Fetching"],
        ["KubeInventory.Fetching.Ironic"] = ["KubeInventory.Fetching"],
        ["KubeInventory.Fetching.Aws"] = ["KubeInventory.Fetching"],
        ["KubeInventory.Fetching.Redfish"] = ["KubeInventory.Fetching"],
        ["KubeInventory.Ansible"] = ["KubeInventory"],
        ["KubeInventory.Embedded"] = ["KubeInventory.Client"],
    };

    [Fact]
    public void Each_library_references_only_what_lies_below_it()
    {
        foreach (var project in Projects("src").Concat(Projects("generator")))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} is new: say here what it may reference.");
            Assert.All(References(project), reference => Assert.Contains(reference, allowed));
        }
    }

    [Fact]
    public void Only_samples_and_tests_use_the_embedded_server()
        => Assert.DoesNotContain("KubeInventory.Embedded", Projects("src").SelectMany(References));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Inventory.sln")).Replace('\\', '/');
        string[] folders = ["src", "generator", "samples", "tests"];
        Assert.All(folders.SelectMany(Projects), project => Assert.Contains(Path.GetRelativePath(Repository.Root, project).Replace('\\', '/'), solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Projects(string folder)
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> References(string project)
        => XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
