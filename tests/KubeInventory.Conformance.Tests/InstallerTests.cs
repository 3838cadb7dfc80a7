using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>What an installer of definitions does, and what it refuses to do, against every server.</summary>
public abstract class InstallerTests(ServerUnderTest server) : ConformanceTests(server), IAsyncLifetime
{
    private const string Text = "{type: string}";

    private readonly string _group = $"{RealServer.UniqueName("i")}.example.com";

    private string Name => $"lamps.{_group}";

    private ResourceClient<V1CustomResourceDefinition> Crds => new(Connection);

    public sealed class Embedded(EmbeddedServer server) : InstallerTests(server);

    public sealed class Real(RealServerUnderTest server) : InstallerTests(server);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (await Crds.FindAsync(Name, CancellationToken.None) is not null)
        {
            await Crds.DeleteAsync(Name, cancellationToken: CancellationToken.None);
        }

        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_definition_is_established_when_it_is_installed_and_left_alone_the_second_time()
    {
        await InstallAsync(Version("v1", Text));
        var first = await Crds.GetAsync(Name, Ct);
        await InstallAsync(Version("v1", Text));

        Assert.Contains(first.Status!.Conditions!, static condition => condition.Type == "Established" && condition.Status == ConditionStatus.True);
        Assert.Equal(first.Metadata!.Generation, (await Crds.GetAsync(Name, Ct)).Metadata!.Generation);
    }

    [Fact]
    public async Task A_new_version_and_new_fields_are_installed_over_old_ones()
    {
        await InstallAsync(Version("v1beta1", Text));
        await InstallAsync(Version("v1beta1", Text, isStored: false), Version("v1", $"{Text}, color: {Text}"));

        Assert.Equal(["v1beta1", "v1"], (await Crds.GetAsync(Name, Ct)).Status!.StoredVersions);
    }

    [Fact]
    public async Task A_version_in_which_objects_are_stored_is_not_dropped()
    {
        await InstallAsync(Version("v1beta1", Text));
        await InstallAsync(Version("v1beta1", Text, isStored: false), Version("v1", Text));

        foreach (var options in (CrdInstallerOptions[])[new(), new() { AllowDowngrade = true }])
        {
            var refusal = await Assert.ThrowsAsync<CrdInstallException>(() => InstallAsync(options, Version("v1", Text)));

            Assert.Equal(Name, refusal.Definition);
            Assert.StartsWith($"{Name}: this definition lacks the version v1beta1, in which the server may still have objects (status.storedVersions)", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("then remove v1beta1 from status.storedVersions and install again", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await Crds.GetAsync(Name, Ct)).Spec!.Versions!.Count);
    }

    [Fact]
    public async Task It_is_dropped_once_no_object_is_stored_in_it()
    {
        await InstallAsync(Version("v1beta1", Text, isServed: false));
        await InstallAsync(Version("v1beta1", Text, isServed: false, isStored: false), Version("v1", Text));
        await Crds.Status.PatchAsync(Name, Patch.Merge((JsonObject)JsonNode.Parse("""{"status": {"storedVersions": ["v1"]}}""")!), cancellationToken: Ct);

        await InstallAsync(Version("v1", Text));

        Assert.Equal(["v1"], (await Crds.GetAsync(Name, Ct)).Spec!.Versions!.Select(static version => version.Name));
    }

    [Fact]
    public async Task What_the_server_has_beyond_a_definition_is_not_taken_away_silently()
    {
        await InstallAsync(Version("v1", $"{Text}, color: {Text}, poles: {{type: array, items: {{type: object, properties: {{height: {Text}}}}}}}"), Version("v2alpha1", Text, isStored: false));
        var older = Manifest(Version("v1", $"{Text}, poles: {{type: array, items: {{type: object}}}}"));

        var refusal = await Assert.ThrowsAsync<CrdInstallException>(() => new CrdInstaller(Connection).InstallAsync([older], Ct));
        Assert.Contains(
            "would take away the field spec.color of v1, the field spec.poles[].height of v1, the served version v2alpha1. Update the program, or set CrdInstallerOptions.AllowDowngrade",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal(2, (await Crds.GetAsync(Name, Ct)).Spec!.Versions!.Count);

        await new CrdInstaller(Connection, new CrdInstallerOptions { AllowDowngrade = true }).InstallAsync([older], Ct);
        Assert.Single((await Crds.GetAsync(Name, Ct)).Spec!.Versions!);
    }

    [Fact]
    public async Task The_version_that_is_stored_does_not_become_an_older_one_silently()
    {
        await InstallAsync(Version("v1", Text), Version("v1beta1", Text, isStored: false));

        var refusal = await Assert.ThrowsAsync<CrdInstallException>(() => InstallAsync(Version("v1", Text, isStored: false), Version("v1beta1", Text)));

        Assert.Contains("the storage version v1 (for v1beta1)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_applied_where_one_of_several_definitions_is_refused()
    {
        await InstallAsync(Version("v1", $"{Text}, color: {Text}"));
        var other = new CustomResourceDefinitionManifest($"poles.{_group}", Manifest("poles", "Pole", Version("v1", Text)));

        await Assert.ThrowsAsync<CrdInstallException>(() => new CrdInstaller(Connection).InstallAsync([other, Manifest(Version("v1", Text))], Ct));

        Assert.Null(await Crds.FindAsync(other.Name, Ct));
    }

    [Fact]
    public async Task Names_that_another_definition_has_are_reported()
    {
        await InstallAsync(Version("v1", Text));
        var other = new CustomResourceDefinitionManifest($"lights.{_group}", Manifest("lights", "Lamp", Version("v1", Text)));

        var refusal = await Assert.ThrowsAsync<CrdInstallException>(() => new CrdInstaller(Connection).InstallAsync([other], Ct));
        await Crds.DeleteAsync(other.Name, cancellationToken: Ct);

        Assert.StartsWith($"lights.{_group}: it is not served: ", refusal.Message, StringComparison.Ordinal);
    }

    private Task InstallAsync(params string[] versions) => InstallAsync(new CrdInstallerOptions(), versions);

    private Task InstallAsync(CrdInstallerOptions options, params string[] versions) => new CrdInstaller(Connection, options).InstallAsync([Manifest(versions)], Ct);

    private CustomResourceDefinitionManifest Manifest(params string[] versions) => new(Name, Manifest("lamps", "Lamp", versions));

    private ReadOnlyMemory<byte> Manifest(string plural, string kind, params string[] versions) => Encoding.UTF8.GetBytes($$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{plural}}.{{_group}}}
        spec:
          group: {{_group}}
          scope: Cluster
          names: {kind: {{kind}}, plural: {{plural}}}
          versions:
          - {{string.Join("\n  - ", versions)}}
        """);

    // The fields follow text, the first of them.
    private static string Version(string name, string fields, bool isStored = true, bool isServed = true) =>
        $"{{name: {name}, served: {(isServed ? "true" : "false")}, storage: {(isStored ? "true" : "false")}, "
        + $"schema: {{openAPIV3Schema: {{type: object, properties: {{spec: {{type: object, properties: {{text: {fields}}}}}}}}}}}}}";
}
