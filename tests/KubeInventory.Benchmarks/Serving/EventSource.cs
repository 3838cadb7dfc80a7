using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KubeInventory.Benchmarks;

/// <summary>Changes of hosts for every open watch. Each tells, in an annotation, when it was sent, by the machine's monotonic clock.</summary>
internal sealed class EventSource(int version) : IDisposable
{
    /// <summary>The annotation that holds the time.</summary>
    public const string SentAt = "sent-at";

    private const int BatchBytes = 64 * 1024;

    private readonly SemaphoreSlim _sending = new(1);
    private readonly List<Stream> _watches = [];
    private int _version = version;

    public void Dispose() => _sending.Dispose();

    /// <summary>Begins a watch; it stays open as long as its connection.</summary>
    public async Task WatchAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), cancellationToken);
        await _sending.WaitAsync(cancellationToken);
        _watches.Add(stream);
        _sending.Release();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Sends changes of as many hosts to every watch.</summary>
    /// <param name="count">How many.</param>
    /// <param name="rate">A second; 0 for as fast as possible.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task SendAsync(int count, int rate, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await SendAllAsync(count, rate, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task SendAllAsync(int count, int rate, CancellationToken cancellationToken)
    {
        using var batch = new MemoryStream();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            while (rate > 0 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds((double)i / rate))
            {
                Thread.SpinWait(100);
            }

            batch.Write(Event(i));
            if (rate > 0 || batch.Length > BatchBytes || i == count - 1)
            {
                await SendAsync(batch, cancellationToken);
            }
        }
    }

    private byte[] Event(int index)
    {
        var host = HostTemplate.Fill(index, (++_version).ToString(CultureInfo.InvariantCulture))
            .Replace("\"annotations\":{", $"\"annotations\":{{\"{SentAt}\":\"{Stopwatch.GetTimestamp()}\",", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($"{{\"type\":\"MODIFIED\",\"object\":{host}}}\n");
    }

    private async Task SendAsync(MemoryStream batch, CancellationToken cancellationToken)
    {
        var chunk = (byte[])[.. Encoding.ASCII.GetBytes($"{batch.Length:x}\r\n"), .. batch.ToArray(), .. "\r\n"u8];
        batch.SetLength(0);
        foreach (var watch in _watches.ToList())
        {
            try
            {
                await watch.WriteAsync(chunk, cancellationToken);
            }
            catch (IOException)
            {
                _watches.Remove(watch);
            }
        }
    }
}
