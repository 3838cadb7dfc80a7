using KubeInventory.Package.Tests.Consumers;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace KubeInventory.Package.Tests.Consumers;

/// <summary>A folder with the packages of this repository, packed once for all tests that consume them.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public const string Version = "0.0.0-test";

    private static readonly string[] Projects =
    [
        "generator/KubeInventory.Generator", "generator/KubeInventory.Generator.Tool", "src/KubeInventory.Client", "src/KubeInventory.Embedded",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("kubeinventory-feed-").FullName;
    private readonly SemaphoreSlim _packing = new(1);
    private bool _isPacked;

    /// <summary>Folder with the packages.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>Folder that packages are unpacked to, apart from the user's own.</summary>
    public string Packages => Path.Combine(_folder, "packages");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _packing.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs, unless that is done: a run of other tests pays nothing.</summary>
    public async Task PackAsync(CancellationToken cancellationToken)
    {
        await _packing.WaitAsync(cancellationToken);
        try
        {
            foreach (var project in _isPacked ? [] : Projects)
            {
                await Dotnet.RunAsync(
                    TestKit.Repository.Root,
                    ["pack", project, "--output", Feed, $"-p:PackageVersion={Version}", "--artifacts-path", Path.Combine(_folder, "artifacts")],
                    cancellationToken);
            }

            _isPacked = true;
        }
        finally
        {
            _packing.Release();
        }
    }
}
