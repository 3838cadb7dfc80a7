using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>Answers DescribeInstances from pages that were made before: <c>serve-ec2 COUNT PAGE</c>. It runs in a process of its own, so that its work does not count.</summary>
internal sealed class Ec2Server(int count, int pageSize)
{
    private readonly byte[][] _pages = [.. Enumerable.Range(0, count / pageSize).Select(page => Ec2Dataset.Page(page * pageSize, (page + 1) * pageSize, count))];

    /// <summary>Serves until it is cancelled.</summary>
    public async Task RunAsync(Action<int> listens, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        listens(((IPEndPoint)listener.LocalEndpoint).Port);
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
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            try
            {
                while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
                {
                    var body = new char[await BodyLengthAsync(reader, cancellationToken)];
                    await reader.ReadBlockAsync(body, cancellationToken);
                    var page = _pages[Start(new string(body)) / pageSize];
                    var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=UTF-8\r\nContent-Length: {page.Length}\r\n\r\n";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
                    await stream.WriteAsync(page, cancellationToken);
                }
            }
            catch (IOException)
            {
                // The client is done.
            }
        }
    }

    private static async Task<int> BodyLengthAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var length = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            }
        }

        return length;
    }

    private static int Start(string form)
        => form.Split('&').FirstOrDefault(pair => pair.StartsWith("NextToken=", StringComparison.Ordinal)) is { } token ? int.Parse(token.Split('=')[1], CultureInfo.InvariantCulture) : 0;
}
