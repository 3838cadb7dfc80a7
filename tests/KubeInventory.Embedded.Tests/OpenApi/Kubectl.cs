using System.Diagnostics;
using System.Text.RegularExpressions;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>The real kubectl on an embedded server or a real one.</summary>
internal sealed class Kubectl : IDisposable
{
    private readonly string _program = Requires.Variable("KUBEINVENTORY_TEST_KUBECTL");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kubectl-");

    /// <summary>Skips the test where there is no kubectl.</summary>
    public Kubectl(string kubeConfig) => File.WriteAllText(KubeConfigPath, kubeConfig);

    private string KubeConfigPath => Path.Combine(_home.FullName, "config");

    /// <summary>Runs a command, written as for a shell with single quotes, given the text of its standard input.</summary>
    /// <returns>What it printed, standard output first.</returns>
    public async Task<string> RunAsync(string arguments, string input = "")
    {
        var start = new ProcessStartInfo(_program, ["--kubeconfig", KubeConfigPath, "--cache-dir", _home.FullName, .. Split(arguments)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + await errors;
    }

    private static IEnumerable<string> Split(string arguments) =>
        Regex.Matches(arguments, @"'([^']*)'|\S+").Select(match => match.Value.StartsWith('\'') ? match.Groups[1].Value : match.Value);

    public void Dispose() => _home.Delete(recursive: true);
}
