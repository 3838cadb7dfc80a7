using System.Globalization;
using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>Reads HTTP/1.1 requests from a stream.</summary>
internal sealed class WireReader(Stream stream)
{
    public async Task<WireRequest?> ReadRequestAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(cancellationToken) is not { Length: > 0 } first)
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim()));
        }

        var parts = first.Split(' ');
        var request = new WireRequest(parts[0], parts[1], headers, "");
        return request with { Body = await ReadBodyAsync(request, cancellationToken) };
    }

    private async Task<string> ReadBodyAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (request.Header("Content-Length") is not { } length)
        {
            return "";
        }

        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return Encoding.UTF8.GetString(body);
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
