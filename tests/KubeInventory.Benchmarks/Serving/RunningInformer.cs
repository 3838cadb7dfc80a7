using KubeInventory.Client;

namespace KubeInventory.Benchmarks;

/// <summary>An informer of hosts that has synced.</summary>
internal sealed class RunningInformer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private RunningInformer(ResourceClient<V1Host> hosts, InformerOptions<V1Host> options)
    {
        Informer = new Informer<V1Host>(hosts, options);
        _running = Informer.RunAsync(_stop.Token);
    }

    public Informer<V1Host> Informer { get; }

    public static Task<RunningInformer> StartAsync(ServingProcess server, FigureContext context) =>
        StartAsync(server, new InformerOptions<V1Host>(), context);

    public static async Task<RunningInformer> StartAsync(ServingProcess server, InformerOptions<V1Host> options, FigureContext context)
    {
        var running = new RunningInformer(server.Hosts, options);
        await running.Informer.WaitForSyncAsync(context.CancellationToken);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
