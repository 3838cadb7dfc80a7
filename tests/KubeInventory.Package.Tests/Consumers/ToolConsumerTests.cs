using System.IO.Compression;

namespace KubeInventory.Package.Tests.Consumers;

/// <summary><c>kubeinventory-gen</c> as users get it.</summary>
[Trait("Category", "Package")]
public sealed class ToolConsumerTests(PackageFeed feed)
{
    [Fact]
    public async Task The_tool_installs_and_writes_code_that_compiles_without_the_generator()
    {
        using var project = await ThrowawayProject.CreateAsync(feed, "", Ct);
        var tools = Path.Combine(project.Folder, "tools");
        await Dotnet.RunAsync(
            project.Folder,
            ["tool", "install", "KubeInventory.Generator.Tool", "--tool-path", tools, "--add-source", feed.Feed, "--version", PackageFeed.Version],
            Ct);
        var gen = Path.Combine(tools, "kubeinventory-gen");
        string[] arguments = ["app", "--output", "app/Generated", "--namespace", "Acme.Network"];
        project.Write("app/Program.cs", """
            using System.Text.Json;
            using Acme.Network;

            Console.WriteLine(JsonSerializer.Serialize(new V1Switch { Spec = new V1SwitchSpec { Ports = 48 } }));
            """);

        var (written, writing) = await Dotnet.RunAnyAsync(gen, project.Folder, arguments, Ct);
        var (same, _) = await Dotnet.RunAnyAsync(gen, project.Folder, [.. arguments, "--check"], Ct);
        var output = await project.RunAsync(Ct);
        project.Write("app/switches.yaml", ThrowawayProject.Switches.Replace("ports:", "sockets:", StringComparison.Ordinal));
        var (changed, checking) = await Dotnet.RunAnyAsync(gen, project.Folder, [.. arguments, "--check"], Ct);

        Assert.True(written == 0, writing);
        Assert.Equal(0, same);
        Assert.Contains("\"ports\":48", output, StringComparison.Ordinal);
        Assert.Equal(1, changed);
        Assert.Contains("differs: app/Generated/network.example.com/v1/V1Switch.g.cs", checking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_generators_package_brings_one_assembly_into_the_compiler_and_none_into_programs()
    {
        await feed.PackAsync(Ct);
        await using var package = await ZipFile.OpenReadAsync(Path.Combine(feed.Feed, $"KubeInventory.Generator.{PackageFeed.Version}.nupkg"), Ct);

        Assert.Equal(
            ["analyzers/dotnet/cs/KubeInventory.Generator.dll"],
            package.Entries.Select(static entry => entry.FullName).Where(static name => name.EndsWith(".dll", StringComparison.Ordinal)));
    }
}
