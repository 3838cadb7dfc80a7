namespace KubeInventory.Package.Tests.Consumers;

/// <summary>A project that a user might have, in a folder that is deleted with it.</summary>
internal sealed class ThrowawayProject : IDisposable
{
    /// <summary>A small definition.</summary>
    public const string Switches = """
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
        """;

    private ThrowawayProject(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A console program that restores from the feed.</summary>
    /// <param name="feed">The packages of this repository.</param>
    /// <param name="items">Items of the project file.</param>
    /// <param name="cancellationToken">Stops the packing.</param>
    public static async Task<ThrowawayProject> CreateAsync(PackageFeed feed, string items, CancellationToken cancellationToken)
    {
        await feed.PackAsync(cancellationToken);
        var project = new ThrowawayProject(Directory.CreateTempSubdirectory("kubeinventory-consumer-").FullName);
        project.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RootNamespace>Acme.Network</RootNamespace>
                <RestoreAdditionalProjectSources>{feed.Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{feed.Packages}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="KubeInventory.Client" Version="{PackageFeed.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
        project.Write("app/switches.yaml", Switches);
        return project;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    /// <summary>Builds and runs the program, and gives what it printed.</summary>
    public Task<string> RunAsync(CancellationToken cancellationToken) =>
        Dotnet.RunAsync(Path.Combine(Folder, "app"), ["run"], cancellationToken);

    /// <summary>Compiles the program ahead of time, and gives the path of the executable.</summary>
    public async Task<string> PublishNativeAsync(string linker, CancellationToken cancellationToken)
    {
        var output = Path.Combine(Folder, "native");
        await Dotnet.RunAsync(
            Path.Combine(Folder, "app"), ["publish", "--use-current-runtime", "--output", output, "-p:PublishAot=true", $"-p:CppCompilerAndLinker={linker}"], cancellationToken);
        return Path.Combine(output, "app");
    }
}
