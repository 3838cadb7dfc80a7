using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;
using static KubeInventory.TestKit.Cancellation;

namespace KubeInventory.TestKit;

/// <summary>Stock kubectl on one server, with a home of its own: its discovery cache is by address, and ports come again.</summary>
public sealed class Kubectl : IDisposable
{
    private readonly string _program = Requires.Variable("KUBEINVENTORY_TEST_KUBECTL");
    private readonly TemporaryDirectory _home = new();

    /// <summary>Skips the test where there is no kubectl.</summary>
    public Kubectl(string kubeConfig) => File.WriteAllText(_home.File("config"), kubeConfig);

    /// <summary>Writes a manifest and returns its path.</summary>
    public string Manifest(string text)
    {
        var path = _home.File($"{Guid.NewGuid():n}.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command, written as for a shell with single quotes, and returns what it printed; fails the test if kubectl does.</summary>
    public async Task<string> RunAsync(string arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"kubectl {arguments} ended with {code}: {error}{output}");
        return output;
    }

    /// <summary>Runs kubectl, which is expected to fail, and returns its complaint.</summary>
    public async Task<string> RefusedAsync(string arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code != 0, $"kubectl {arguments} was expected to fail: {output}");
        return error;
    }

    /// <summary>Runs kubectl, given its standard input, and returns all that it says, standard output first, however it ends.</summary>
    public async Task<string> AskAsync(string arguments, string input = "")
    {
        var (_, output, error) = await TryAsync(arguments, input);
        return output + error;
    }

    /// <summary>Starts kubectl and leaves it running; dispose it to end it.</summary>
    public Process Start(string arguments)
    {
        var words = Regex.Matches(arguments, @"'([^']*)'|\S+").Select(match => match.Value.StartsWith('\'') ? match.Groups[1].Value : match.Value);
        var start = new ProcessStartInfo(_program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = _home.File("config");
        start.Environment["HOME"] = _home.Path;
        return Process.Start(start)!;
    }

    /// <inheritdoc/>
    public void Dispose() => _home.Dispose();

    private async Task<(int Code, string Output, string Error)> TryAsync(string arguments, string input = "")
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }
}
