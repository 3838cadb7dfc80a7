using System.Globalization;

namespace KubeInventory.Benchmarks.Json;

/// <summary>The first call of a process.</summary>
internal sealed class JsonFirst : IFigure
{
    private const int Rounds = 9;

    public string Name => "json.first";

    public string Summary =>
        "CPU of the first read and write of a process, on a Host of 2 KB and a Prometheus of 1.3 KB, against System.Text.Json's source generator in a process of its own.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var goal = Goal.AtMost(0.6, "of source-generated");
        var readings = new List<Reading>();
        foreach (var kind in FirstCall.Kinds)
        {
            var ours = new List<double>();
            var rival = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await RunAsync(kind, "ours", context));
                rival.Add(await RunAsync(kind, "rival", context));
            }

            context.Note(FormattableString.Invariant($"{kind}: {Median.Of(ours):0.0} ms ours, {Median.Of(rival):0.0} ms source generator"));
            readings.Add(new Reading(Median.Of(ours) / Median.Of(rival), goal, $"on a {kind}"));
        }

        return readings;
    }

    private static async Task<double> RunAsync(string kind, string who, FigureContext context)
    {
        using var process = OwnProcess.Start(OwnProcess.With("first", kind, who));
        var output = await process.StandardOutput.ReadToEndAsync(context.CancellationToken);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
