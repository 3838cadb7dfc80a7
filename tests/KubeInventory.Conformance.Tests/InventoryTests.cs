using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

/// <summary>The inventory's own kinds on both servers.</summary>
public abstract class InventoryTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _name = RealServer.UniqueName("host");

    private ResourceClient<V1Host> Hosts => new InventoryClient(Connection).Hosts;

    public sealed class Embedded(EmbeddedServer server) : InventoryTests(server);

    public sealed class Real(RealServerUnderTest server) : InventoryTests(server);

    [Fact]
    public async Task Installing_again_changes_nothing()
    {
        await InstallAsync();
        var definitions = new ResourceClient<V1CustomResourceDefinition>(Connection);
        var before = await definitions.GetAsync("hosts.kubeinventory.io", Ct);

        await InstallAsync();

        Assert.Equal(before.Metadata?.ResourceVersion, (await definitions.GetAsync("hosts.kubeinventory.io", Ct)).Metadata?.ResourceVersion);
    }

    [Fact]
    public async Task A_host_comes_back_as_it_was_sent()
    {
        await InstallAsync();
        var host = Some.Host(_name);

        var created = await Hosts.CreateAsync(host, new WriteOptions { FieldValidation = FieldValidation.Strict }, Ct);
        var withStatus = await Hosts.Status.UpdateAsync(_name, one => one with { Status = host.Status }, Ct);
        await Hosts.DeleteAsync(_name, cancellationToken: Ct);

        Assert.Equal(host.Spec, created.Spec);
        Assert.Null(created.Status);
        Assert.Equal(host.Status, withStatus.Status);
    }

    [Fact]
    public async Task A_host_has_the_row_that_kubectl_prints()
    {
        using var kubectl = new Kubectl(Server.KubeConfig);
        await InstallAsync();
        var host = Some.Host(_name);
        await Hosts.CreateAsync(host, cancellationToken: Ct);
        await Hosts.Status.UpdateAsync(_name, one => one with { Status = host.Status }, Ct);

        // Ages grow meanwhile: what is the same before and after is the same in between.
        Table<V1Host> before, after;
        string printed;
        do
        {
            before = await Hosts.GetTableAsync(_name, cancellationToken: Ct);
            printed = await kubectl.RunAsync($"get hosts.kubeinventory.io {_name} -o wide");
            after = await Hosts.GetTableAsync(_name, cancellationToken: Ct);
        }
        while (before.ToWideString() != after.ToWideString());

        await Hosts.DeleteAsync(_name, cancellationToken: Ct);
        Assert.Equal(printed, after.ToWideString());
        Assert.Equal(["Name", .. V1Host.Columns.All.Select(column => column.Name)], after.Columns.Select(column => column.Name));
        Assert.Equal(host.Spec?.ProviderID, after.Rows[0][V1Host.Columns.ProviderID.Name].GetString());
    }

    [Fact]
    public async Task A_provider_id_never_changes()
    {
        await InstallAsync();
        await Hosts.CreateAsync(Some.Host(_name), cancellationToken: Ct);

        var refusal = await RefusedAsync(Hosts.UpdateAsync(_name, host => host with { Spec = host.Spec! with { ProviderID = "static://test/other" } }, Ct));
        await Hosts.DeleteAsync(_name, cancellationToken: Ct);

        Assert.Equal(
            $"Host.kubeinventory.io \"{_name}\" is invalid: spec.providerID: Invalid value: providerID is immutable; another machine is another Host",
            refusal.Status.Message);
    }

    [Fact]
    public async Task Maintenance_needs_a_reason()
    {
        await InstallAsync();
        var host = Some.Host(_name);

        var refusal = await RefusedAsync(Hosts.CreateAsync(
            host with { Spec = host.Spec! with { Maintenance = new V1HostSpecMaintenance { Mode = V1HostSpecMaintenanceMode.Maintenance } } },
            cancellationToken: Ct));

        Assert.Equal(StatusReason.Invalid, refusal.Reason);
        Assert.Contains("spec.maintenance: Invalid value: maintenance needs a reason", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_has_room_for_leases_and_certificates()
    {
        await InstallAsync();

        var refusal = await RefusedAsync(Hosts.CreateAsync(Some.Host(new string('h', 51)), cancellationToken: Ct));

        Assert.Contains("name must be at most 50 characters", refusal.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetcher_and_an_operator_own_their_own_parts()
    {
        await InstallAsync();
        var host = Some.Host(_name);
        await Hosts.ApplyAsync(host, new ApplyOptions { FieldManager = "fetcher/static" }, Ct);
        var wish = new V1Host
        {
            Metadata = new ObjectMeta { Name = _name },
            Spec = new V1HostSpec { ProviderID = host.Spec!.ProviderID, Owner = new V1HostSpecOwner { Team = "storage" } },
        };

        var wished = await Hosts.ApplyAsync(wish, new ApplyOptions { FieldManager = "operator" }, Ct);
        var fetchedAgain = await Hosts.ApplyAsync(host with { Spec = host.Spec with { Region = "us" } }, new ApplyOptions { FieldManager = "fetcher/static" }, Ct);
        await Hosts.DeleteAsync(_name, cancellationToken: Ct);

        Assert.Equal("storage", wished.Spec?.Owner?.Team);
        Assert.Equal("storage", fetchedAgain.Spec?.Owner?.Team);
        Assert.Equal("us", fetchedAgain.Spec?.Region);
    }

    private Task InstallAsync() => new CrdInstaller(Connection).InstallAsync(CustomResourceDefinitions.All, Ct);
}
