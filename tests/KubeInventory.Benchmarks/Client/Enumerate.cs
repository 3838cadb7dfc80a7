using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.Benchmarks.Client;

/// <summary>Reading more than one would keep.</summary>
internal sealed class Enumerate : IFigure
{
    private const int Count = 1_000_000;
    private const int LimitBytes = 60_000_000;

    public string Name => "client.enumerate";

    public string Summary =>
        "The largest managed heap, garbage included, while 1,000,000 hosts are enumerated page by page, in a process that is told that it may have 60 MB.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        using var server = await ServingProcess.StartAsync(Count, context);
        var start = OwnProcess.With("enumerate", server.Address.ToString());
        start.Environment["DOTNET_GCHeapHardLimit"] = LimitBytes.ToString("x", CultureInfo.InvariantCulture);
        using var process = OwnProcess.Start(start);
        var output = (await process.StandardOutput.ReadToEndAsync(context.CancellationToken)).Split(' ');
        context.Note($"{output[0]} hosts; working set {output[^1]} MB at the end");
        var isComplete = output[0] == Count.ToString(CultureInfo.InvariantCulture);
        return [new Reading(isComplete ? double.Parse(output[1], CultureInfo.InvariantCulture) : double.NaN, Goal.AtMost(LimitBytes / 1e6, "MB"))];
    }

    /// <summary>What the process of its own does: <c>enumerate URL</c> prints how many hosts, the largest heap and the working set.</summary>
    public static async Task<string> RunAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var connection = KubeConnection.FromHttpClient(http, server);
        var (seen, largest) = (0, 0L);
        var options = new ListOptions { SkipManagedFields = true };
        await foreach (var _ in new ResourceClient<V1Host>(connection).ListAsync(options, cancellationToken))
        {
            if (++seen % 100 == 0)
            {
                largest = Math.Max(largest, GC.GetTotalMemory(forceFullCollection: false));
            }
        }

        return FormattableString.Invariant($"{seen} {largest / 1e6:0.0} {Environment.WorkingSet / 1e6:0}");
    }
}
