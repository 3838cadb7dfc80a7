using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace KubeInventory.Tests;

public class DependencyInjectionTests
{
    [Fact]
    public async Task A_host_gets_clients_for_the_server_that_it_registers()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        await using var services = new ServiceCollection().AddKubernetesClient(_ => server.Connect()).AddKubeInventory().BuildServiceProvider();

        await new CrdInstaller(services.GetRequiredService<KubeConnection>()).InstallAsync(CustomResourceDefinitions.All, Ct);
        await services.GetRequiredService<InventoryClient>().Hosts.CreateAsync(Some.Host("db-1"), cancellationToken: Ct);

        Assert.Same(services.GetRequiredService<InventoryClient>(), services.GetRequiredService<InventoryClient>());
        Assert.Equal("log", (await services.GetRequiredService<InventoryClient>().Hosts.GetAsync("db-1", Ct)).Spec?.Role);
    }
}
