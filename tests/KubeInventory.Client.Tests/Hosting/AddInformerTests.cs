using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KubeInventory.Client.Tests;

public sealed class AddInformerTests : IAsyncLifetime
{
    private readonly ScriptedServer _server = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_informer_runs_as_long_as_the_host()
    {
        using var host = Build(services => services.AddInformer<V1Lease>(options => options.Namespace = "shop"));
        await host.StartAsync(Ct);

        await (await _server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
        var watch = await _server.OpenWatchAsync();
        await host.Services.GetRequiredService<Informer<V1Lease>>().WaitForSyncAsync(Ct);
        Assert.Equal("red", host.Services.GetRequiredService<Lister<V1Lease>>().Get("a").Spec!.HolderIdentity);

        await host.StopAsync(Ct);
        await watch.WaitForClientToLeaveAsync();
    }

    [Fact]
    public async Task The_host_starts_without_the_server()
    {
        using var host = Build(services => services.AddInformer<V1Lease>());
        await host.StartAsync(Ct);

        Assert.Throws<CacheNotSyncedException>(() => host.Services.GetRequiredService<Lister<V1Lease>>().List());
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task Registrations_of_one_kind_share_one_informer_and_add_up()
    {
        using var host = Build(services => services
            .AddInformer<V1Lease>(options => options.Namespace = "shop")
            .AddInformer<V1Lease>(options => options.AddIndex("holder", lease => [lease.Spec!.HolderIdentity!])));
        await host.StartAsync(Ct);
        await (await _server.NextListAsync()).AnswerListAsync("10", Leases.Named("a", 1));
        await _server.NextWatchAsync();

        Assert.Single(host.Services.GetRequiredService<Lister<V1Lease>>().ByIndex("holder", "red"));
        Assert.Equal(0, _server.Waiting);
        await host.StopAsync(Ct);
    }

    private IHost Build(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddKubernetesClient(_ => _server.Connect());
        configure(builder.Services);
        return builder.Build();
    }
}
