using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.Fetching.Tests.Sync;
using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
        var fetcher = new DisposableFetcher();
        builder.Services.AddHostSource(Rack, _ => fetcher);
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
        host.Dispose();
        Assert.True(fetcher.IsDisposed);
    }

    [Fact]
    public async Task Its_health_says_how_the_last_fetch_went()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, Ct);
        var fetcher = new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1"));
        fetcher.BreakAfter(count: 1);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddKubernetesClient(_ => server.Connect());
        builder.Services.AddHostSource(Rack, _ => fetcher);
        builder.Services.AddHealthChecks().AddSource("rack");
        using var host = builder.Build();
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Contains("has not been synced by this replica", (await checks.CheckHealthAsync(Ct)).Entries["source-rack"].Description, StringComparison.Ordinal);

        await host.StartAsync(Ct);
        HealthReportEntry health;
        do
        {
            health = (await checks.CheckHealthAsync(Ct)).Entries["source-rack"];
            await Task.Yield();
        }
        while (health.Status == HealthStatus.Healthy);

        await host.StopAsync(Ct);
        Assert.StartsWith("The last fetch was incomplete: rack: 1 created", health.Description, StringComparison.Ordinal);
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

    private sealed class DisposableFetcher : IProviderFetcher<V1Host>, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, CancellationToken cancellationToken)
            => new ScriptedFetcher(Some.Host("db-1"), Some.Host("web-1")).FetchAsync(shard, cancellationToken);

        public void Dispose() => IsDisposed = true;
    }
}
