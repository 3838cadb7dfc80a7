using System.Globalization;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>EC2's answer, into hosts.</summary>
internal sealed class FetchEc2 : IFigure
{
    private const int Count = 10_000;
    private const int PageSize = 1_000;
    private const int Rounds = 3;

    public string Name => "fetch.ec2";

    public string Summary =>
        "CPU and peak private memory of a process that fetches 10,000 EC2 instances of 8 KB as hosts, 1,000 a page, against one that does so with Python's boto3.";

    public async Task<IReadOnlyList<Reading>> MeasureAsync(FigureContext context)
    {
        var start = OwnProcess.With("serve-ec2", Text(Count), Text(PageSize));
        start.RedirectStandardInput = true;
        using var server = OwnProcess.Start(start);
        try
        {
            var address = $"http://127.0.0.1:{await server.StandardOutput.ReadLineAsync(context.CancellationToken)}/";
            return await RaceAsync(address, context);
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<IReadOnlyList<Reading>> RaceAsync(string address, FigureContext context)
    {
        List<FetchRun> ours = [];
        List<FetchRun> rival = [];
        var script = Path.Combine(AppContext.BaseDirectory, "Ec2", "boto3_hosts.py");
        for (var round = 0; round < Rounds; round++)
        {
            rival.Add(await FetchRun.OfAsync(Boto3.Run(script, address), context.CancellationToken));
            ours.Add(await FetchRun.OfAsync(OwnProcess.With("fetch-ec2", address), context.CancellationToken));
        }

        var (our, their) = (FetchRun.MedianOf(ours), FetchRun.MedianOf(rival));
        context.Note($"{our}: KubeInventory.Fetching.Aws");
        context.Note($"{their}: boto3");
        var isSame = ours.Concat(rival).All(run => run.Hosts == Count);
        return
        [
            new Reading(isSame ? their.Cpu / our.Cpu : double.NaN, Goal.AtLeast(4, "times as fast as boto3")),
            new Reading(isSame ? our.PrivateMB / their.PrivateMB : double.NaN, Goal.AtMost(0.25, "of its memory")),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
