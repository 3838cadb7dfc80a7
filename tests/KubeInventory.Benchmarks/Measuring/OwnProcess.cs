using System.Diagnostics;

namespace KubeInventory.Benchmarks;

/// <summary>This program once more, for what must be measured in a process of its own.</summary>
internal static class OwnProcess
{
    /// <summary>How to start it with arguments, its output redirected.</summary>
    public static ProcessStartInfo With(params IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath ?? throw new CannotMeasureException("the system does not tell which program this is");

        // Either it is this program's own, or dotnet that was given the assembly.
        IEnumerable<string> first = Path.GetFileName(program) is "dotnet" or "dotnet.exe" ? [typeof(OwnProcess).Assembly.Location] : [];
        return new ProcessStartInfo(program, [.. first, .. arguments]) { RedirectStandardOutput = true };
    }

    /// <summary>Starts it.</summary>
    public static Process Start(ProcessStartInfo start) =>
        Process.Start(start) ?? throw new CannotMeasureException($"{start.FileName} does not start");
}
