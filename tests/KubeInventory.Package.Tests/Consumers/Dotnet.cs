using System.Diagnostics;

namespace KubeInventory.Package.Tests.Consumers;

/// <summary>Runs dotnet, or a tool, as a user does.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c>, which must succeed, and gives what it printed.</summary>
    public static async Task<string> RunAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAnyAsync("dotnet", folder, arguments, cancellationToken);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs any program, and gives its exit code and what it printed to both streams.</summary>
    public static async Task<(int ExitCode, string Output)> RunAnyAsync(string program, string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
