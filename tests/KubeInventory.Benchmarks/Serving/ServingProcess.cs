using System.Diagnostics;
using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks;

/// <summary>A <see cref="HostServer"/> in a process of its own, and a connection to it.</summary>
internal sealed class ServingProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private ServingProcess(Process process, int port)
    {
        _process = process;
        _http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        Address = new Uri($"http://127.0.0.1:{port}");
        Connection = KubeConnection.FromHttpClient(_http, Address);
        Hosts = new ResourceClient<V1Host>(Connection);
    }

    public Uri Address { get; }

    public KubeConnection Connection { get; }

    public ResourceClient<V1Host> Hosts { get; }

    public static async Task<ServingProcess> StartAsync(int hosts, FigureContext context)
    {
        var start = OwnProcess.With("serve", hosts.ToString(CultureInfo.InvariantCulture));
        start.RedirectStandardInput = true;
        var process = OwnProcess.Start(start);
        var port = await process.StandardOutput.ReadLineAsync(context.CancellationToken);
        return new ServingProcess(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>Asks for changes of the first hosts, and returns when the last one was sent.</summary>
    public async Task SendEventsAsync(int count, int rate, FigureContext context) =>
        await _http.GetStringAsync(new Uri(Address, $"/events?count={count}&rate={rate}"), context.CancellationToken);

    /// <summary>The bytes of a watch as they come.</summary>
    public Task<Stream> OpenWatchAsync(FigureContext context) =>
        _http.GetStreamAsync(new Uri(Address, $"{V1Host.Definition.CollectionPath(null)}?watch=true"), context.CancellationToken);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        _http.Dispose();
        Connection.Dispose();
    }
}
