using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace KubeInventory.TestKit;

/// <summary>Compares hosts with a reviewed file of them, so that a change of a mapping shows.</summary>
/// <remarks>With <c>KUBEINVENTORY_UPDATE_SNAPSHOTS=1</c> the file is written instead of compared.</remarks>
public static class HostSnapshot
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fails unless the hosts, in their order, are those of the file.</summary>
    /// <param name="file">Path below <c>tests/</c>.</param>
    /// <param name="hosts">What was fetched.</param>
    /// <param name="cancellationToken">Cancels reading and writing.</param>
    public static async Task MatchAsync(string file, IEnumerable<V1Host> hosts, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Repository.Root, "tests", file);
        var actual = JsonSerializer.Serialize(hosts.ToList(), Readable) + "\n";
        if (Environment.GetEnvironmentVariable("KUBEINVENTORY_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(path, actual, cancellationToken);
            return;
        }

        Assert.Equal(await File.ReadAllTextAsync(path, cancellationToken), actual);
    }
}
