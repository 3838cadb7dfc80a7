using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.Fetching.Tests.Sync;
using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Tests.Hosting;

public sealed class AddHostSourceTests
{
    private static readonly ProviderSyncOptions Rack = new() { Source = "rack" };

    [Fact]
    public async Task A_source_is_synced_as_long_as_the_host_runs()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddKubernetesClient(_ => server.Connect());
        builder.Services.AddHostSource(Rack, _ => new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1")));
        using var host = builder.Build();

        await host.StartAsync(Ct);
        var cache = host.Services.GetRequiredService<Informer<V1Host>>();
        await foreach (var _ in cache.SubscribeAsync(Ct))
        {
            if (cache.Lister.TryGet("db-1", out var _) && cache.Lister.TryGet("web-1", out var _))
            {
                break;
            }
        }

        await host.StopAsync(Ct);
        Assert.Equal("rack", cache.Lister.Get("web-1").Spec?.Source);
    }

    [Fact]
    public void A_source_is_added_once()
    {
        var services = new ServiceCollection().AddHostSource(Rack, _ => new ScriptedFetcher());
        var refusal = Assert.Throws<ArgumentException>(() => services.AddHostSource(Rack, _ => new ScriptedFetcher()));
        Assert.Contains("'rack' was added before", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_they_are_given()
        => Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddHostSource(new ProviderSyncOptions { Source = "No Name" }, _ => new ScriptedFetcher()));
}
