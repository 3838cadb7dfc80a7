using System.Globalization;
using System.Text;

namespace KubeInventory.TestKit;

/// <summary>A request as a <see cref="FaultProxy"/> sends it on: as it came, and the last one of its connection.</summary>
internal sealed record FaultRequest(string Line, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads head and body; null where the client leaves before.</summary>
    public static async Task<FaultRequest?> ReadAsync(Stream client, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(bytes))
        {
            if (await client.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. bytes]).TrimEnd().Split("\r\n");
        var body = new byte[LengthOf(lines)];
        await client.ReadExactlyAsync(body, cancellationToken);
        var head = string.Join("\r\n", lines.Where(line => !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)));
        return new FaultRequest(lines[0], (byte[])[.. Encoding.ASCII.GetBytes($"{head}\r\nConnection: close\r\n\r\n"), .. body]);
    }

    private static bool EndsHead(List<byte> bytes) =>
        bytes is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];

    private static int LengthOf(string[] lines) => lines
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
