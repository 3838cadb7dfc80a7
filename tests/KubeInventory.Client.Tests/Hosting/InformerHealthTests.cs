using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client.Tests;

public sealed class InformerHealthTests
{
    [Fact]
    public async Task An_informer_is_unhealthy_until_it_has_synced_and_degraded_when_the_server_is_not_heard_of()
    {
        await using var server = new ScriptedServer();
        var time = new ManualTimeProvider();
        using var host = Build(server, time);
        await host.StartAsync(Ct);
        Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(host));

        await (await server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
        var watch = await server.OpenWatchAsync();
        await host.Services.GetRequiredService<Informer<V1Lease>>().WaitForSyncAsync(Ct);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(host));

        time.Advance(TimeSpan.FromMinutes(3.1));
        Assert.Equal(HealthStatus.Degraded, await CheckAsync(host));

        await watch.SendBookmarkAsync("11");
        await host.Services.GetRequiredService<Informer<V1Lease>>().WaitForAsync("11", Ct);
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(host));
        await host.StopAsync(Ct);
    }

    private static async Task<HealthStatus> CheckAsync(IHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ct);
        return Assert.Contains("informer-leases", report.Entries).Status;
    }

    private static IHost Build(ScriptedServer server, ManualTimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddLogging();
        builder.Services.AddKubernetesClient(_ => server.Connect()).AddInformer<V1Lease>();
        builder.Services.AddHealthChecks().AddInformer<V1Lease>(staleAfter: TimeSpan.FromMinutes(3), tags: "ready");
        return builder.Build();
    }
}
