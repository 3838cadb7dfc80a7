using System.Reflection;
using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.Fetching;
using KubeInventory.Fetching.Aws;
using KubeInventory.Fetching.Azure;
using KubeInventory.Fetching.Ironic;
using KubeInventory.Fetching.NetBox;
using KubeInventory.Fetching.Redfish;
using KubeInventory.TestKit;

namespace KubeInventory.Package.Tests;

/// <summary>What users can call is a decision: a change of it shows in a file that is reviewed.</summary>
/// <remarks>With <c>KUBEINVENTORY_UPDATE_SNAPSHOTS=1</c> the files are written instead of compared.</remarks>
public class PublicSurfaceTests
{
    public static TheoryData<Type> OneTypeOfEachPackage =>
    [
        typeof(KubeConnection),
        typeof(V1Host),
        typeof(ProviderSync),
        typeof(AwsFetcher),
        typeof(AzureFetcher),
        typeof(IronicFetcher),
        typeof(NetBoxFetcher),
        typeof(RedfishFetcher),
        typeof(EmbeddedApiServer),
    ];

    [Theory]
    [MemberData(nameof(OneTypeOfEachPackage))]
    public async Task The_public_surface_is_the_one_that_was_reviewed(Type type)
    {
        var surface = PublicSurface.Of(type.Assembly);
        var file = Path.Combine(Repository.Root, "tests", "KubeInventory.Package.Tests", "PublicSurface", $"{type.Assembly.GetName().Name}.txt");
        if (Environment.GetEnvironmentVariable("KUBEINVENTORY_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, surface, Ct);
            return;
        }

        Assert.Equal(await File.ReadAllTextAsync(file, Ct), surface);
    }

    [Fact]
    public void The_ansible_tool_is_a_program_and_offers_no_types()
        => Assert.Empty(Assembly.Load("kubeinventory-ansible").GetExportedTypes());
}
