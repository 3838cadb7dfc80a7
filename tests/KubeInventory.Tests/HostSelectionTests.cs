using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Tests;

/// <summary>What the generator knows of the fields of a host, and a server does too.</summary>
public sealed class HostSelectionTests : IAsyncLifetime
{
    private EmbeddedApiServer _server = null!;
    private KubeConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedApiServer.StartAsync(Ct);
        _connection = _server.Connect();
        await new CrdInstaller(_connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var hosts = new InventoryClient(_connection).Hosts;
        await hosts.CreateAsync(Some.Host("web-1") with { Spec = new V1HostSpec { ProviderID = "test:///web-1", Role = "web", Region = "fra" } }, cancellationToken: Ct);
        var log = await hosts.CreateAsync(Some.Host("log-1") with { Spec = new V1HostSpec { ProviderID = "test:///log-1", Role = "log", Region = "fra" } }, cancellationToken: Ct);
        await hosts.Status.ReplaceAsync(log with { Status = new V1HostStatus { Phase = V1HostStatusPhase.Active } }, cancellationToken: Ct);
    }

    [Fact]
    public async Task Hosts_are_selected_by_their_typed_fields()
    {
        Assert.Equal(["log-1"], await Select(V1Host.Fields.StatusPhase.Is(V1HostStatusPhase.Active)));
        Assert.Equal(["web-1"], await Select(V1Host.Fields.SpecRegion.Is("fra").And(V1Host.Fields.SpecRole).IsNot("log")));
        Assert.Equal(["web-1"], await Select(V1Host.Fields.MetadataName.Is("web-1")));
    }

    [Fact]
    public async Task Every_field_that_the_kind_offers_is_one_that_a_server_selects_by()
    {
        foreach (var path in V1Host.Definition.SelectableFields)
        {
            Assert.Empty(await Select(FieldSelector.Where(path).Is("nothing has this")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<IReadOnlyList<string?>> Select(FieldSelector selector) => await new InventoryClient(_connection).Hosts
        .ListAsync(new ListOptions { FieldSelector = selector }, Ct)
        .Select(static host => host.Metadata?.Name)
        .ToListAsync(Ct);
}
