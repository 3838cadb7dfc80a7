using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeInventory.Benchmarks;

/// <summary>Serves hosts over plain HTTP on a loopback port, as little work as possible per byte: <c>serve COUNT</c>.</summary>
/// <remarks>
/// It runs in a process of its own, so that its work does not count. It knows lists by page and watches that send nothing until a request to
/// <c>/events?count=…&amp;rate=…</c> asks for changes of the first hosts; each of those has another resource version.
/// </remarks>
internal sealed class HostServer(int count) : IDisposable
{
    private const int CachedHosts = 20_000;

    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[]?[] _hosts = new byte[]?[Math.Min(count, CachedHosts)];
    private readonly EventSource _events = new(HostDataset.VersionOf(count));

    public Task<int> Port => _port.Task;

    public void Dispose() => _events.Dispose();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _port.SetResult(((IPEndPoint)listener.LocalEndpoint).Port);
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(cancellationToken);
            client.NoDelay = true;
            _ = ServeAsync(client, cancellationToken);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var lines = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            try
            {
                while (await lines.ReadLineAsync(cancellationToken) is { Length: > 0 } first)
                {
                    while (await lines.ReadLineAsync(cancellationToken) is { Length: > 0 })
                    {
                    }

                    await AnswerAsync(stream, new Uri("http://localhost" + first.Split(' ')[1]), cancellationToken);
                }
            }
            catch (IOException)
            {
                // The client is done.
            }
        }
    }

    private async Task AnswerAsync(Stream stream, Uri request, CancellationToken cancellationToken)
    {
        var query = request.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[^1]);
        if (request.AbsolutePath == "/events")
        {
            await _events.SendAsync(Number("count"), Number("rate"), cancellationToken);
            await SendAsync(stream, "{}"u8.ToArray(), cancellationToken);
        }
        else if (query.ContainsKey("watch"))
        {
            await _events.WatchAsync(stream, cancellationToken);
        }
        else
        {
            await SendAsync(stream, Page(Number("continue"), Number("limit")), cancellationToken);
        }

        int Number(string name) => int.Parse(query.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture);
    }

    private static async Task SendAsync(Stream stream, byte[] body, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    }

    private byte[] Page(int start, int limit)
    {
        var end = limit == 0 ? count : Math.Min(count, start + limit);
        return HostDataset.List(start, end, HostDataset.VersionOf(count), end < count ? end : null, Host);
    }

    private byte[] Host(int index) => index < _hosts.Length ? _hosts[index] ??= HostDataset.Host(index) : HostDataset.Host(index);
}
