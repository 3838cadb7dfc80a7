using System.Diagnostics;
using System.Globalization;

namespace KubeInventory.Benchmarks.Ec2;

/// <summary>One process that fetched.</summary>
/// <param name="Hosts">How many it found.</param>
/// <param name="Cpu">Milliseconds of processor time of its second fetch.</param>
/// <param name="PrivateMB">The most memory of its own that it had: what is neither shared nor a file that can be read again, such as a program's code.</param>
/// <param name="ResidentMB">The most memory that it had with all of that.</param>
internal sealed record FetchRun(int Hosts, double Cpu, double PrivateMB, double ResidentMB)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a process that prints hosts and milliseconds, and weighs it meanwhile.</summary>
    public static async Task<FetchRun> OfAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = OwnProcess.Start(start);
        var reading = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var (own, all) = (0.0, 0.0);
        using var timer = new PeriodicTimer(Interval);
        while (!reading.IsCompleted)
        {
            (own, all) = (Math.Max(own, Status(process.Id, "RssAnon")), Math.Max(all, Status(process.Id, "VmHWM")));
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        var output = (await reading).Split(' ');
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 && output.Length == 2
            ? new FetchRun(int.Parse(output[0], CultureInfo.InvariantCulture), double.Parse(output[1], CultureInfo.InvariantCulture), own, all)
            : throw new CannotMeasureException($"{start.FileName} ended with {process.ExitCode}");
    }

    /// <summary>Each column's median.</summary>
    public static FetchRun MedianOf(IReadOnlyList<FetchRun> runs) => new(
        Median.Of(runs.Select(run => run.Hosts)), Median.Of(runs.Select(run => run.Cpu)),
        Median.Of(runs.Select(run => run.PrivateMB)), Median.Of(runs.Select(run => run.ResidentMB)));

    public override string ToString() => FormattableString.Invariant(
        $"{Hosts} hosts, {Cpu,9:0} ms CPU, at most {PrivateMB:0.0} MB of its own, {ResidentMB:0.0} MB with the code of its program and libraries");

    private static double Status(int process, string name)
    {
        var file = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status";
        if (!OperatingSystem.IsLinux())
        {
            throw new CannotMeasureException("memory of another process is known on Linux only");
        }

        try
        {
            var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000;
        }
        catch (IOException)
        {
            // It has ended.
            return 0;
        }
    }
}
