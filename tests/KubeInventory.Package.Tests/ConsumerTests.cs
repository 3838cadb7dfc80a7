using System.Diagnostics;
using System.IO.Compression;
using KubeInventory.TestKit;

namespace KubeInventory.Package.Tests;

/// <summary>The packages as users get them: packed, restored from a folder, compiled against, run.</summary>
[Trait("Category", "Package")]
public sealed class ConsumerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kubeinventory-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_project_that_references_the_packages_turns_its_own_crd_into_a_typed_client()
    {
        var feed = Path.Combine(_folder, "feed");
        foreach (var project in (string[])["generator/KubeInventory.Generator", "src/KubeInventory.Client"])
        {
            await DotnetAsync(Repository.Root, "pack", project, "--output", feed, "-p:PackageVersion=0.0.0-test", "--artifacts-path", Path.Combine(_folder, "artifacts"));
        }

        Assert.Contains(
            ZipFile.OpenRead(Path.Combine(feed, "KubeInventory.Generator.0.0.0-test.nupkg")).Entries,
            entry => entry.FullName == "analyzers/dotnet/cs/KubeInventory.Generator.dll");

        var consumer = Path.Combine(_folder, "consumer");
        Directory.CreateDirectory(consumer);
        await WriteAsync(consumer, "consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RootNamespace>Acme.Network</RootNamespace>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="KubeInventory.Generator" Version="0.0.0-test" PrivateAssets="all" />
                <PackageReference Include="KubeInventory.Client" Version="0.0.0-test" />
                <AdditionalFiles Include="switches.yaml" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync(consumer, "switches.yaml", """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: switches.network.example.com}
            spec:
              group: network.example.com
              scope: Cluster
              names: {kind: Switch, plural: switches, singular: switch}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec: {type: object, properties: {ports: {type: integer, format: int32}}}
            """);
        await WriteAsync(consumer, "Program.cs", """
            using Acme.Network;
            using KubeInventory.Client;

            using var http = new HttpClient();
            var client = new NetworkClient(KubeConnection.FromHttpClient(http, new Uri("https://localhost:1")));
            var rack = new V1Switch { Metadata = new ObjectMeta { Name = "rack-1" }, Spec = new V1SwitchSpec { Ports = 48 } };
            Console.WriteLine($"{V1Switch.Definition.ApiVersion} {client.Switches is not null} {System.Text.Json.JsonSerializer.Serialize(rack)}");
            """);

        var output = await DotnetAsync(consumer, "run");

        Assert.Contains("network.example.com/v1 True", output, StringComparison.Ordinal);
        Assert.Contains("\"ports\":48", output, StringComparison.Ordinal);
    }

    private static Task WriteAsync(string folder, string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, Ct);

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{await output}\n{await error}");
        return await output;
    }
}
