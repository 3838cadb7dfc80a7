using System.Diagnostics;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>Runs stock kubectl against one server, with a home of its own: its discovery cache is by address, and ports come again.</summary>
internal sealed class KubectlRun : IAsyncDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly EmbeddedApiServer _server;
    private readonly string _program;

    private KubectlRun(EmbeddedApiServer server, string program)
    {
        _server = server;
        _program = program;
        File.WriteAllText(_home.File("config"), server.KubeConfig);
    }

    /// <summary>Starts a server for kubectl, or skips the test where there is none.</summary>
    public static async Task<KubectlRun> StartAsync()
    {
        var program = Requires.Variable("KUBEINVENTORY_TEST_KUBECTL");
        return new KubectlRun(await EmbeddedApiServer.StartAsync(Ct), program);
    }

    /// <summary>Writes a manifest and returns its path.</summary>
    public string Manifest(string text)
    {
        var path = _home.File($"{Guid.NewGuid():n}.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs kubectl with arguments separated by spaces, and returns what it printed; fails the test if kubectl does.</summary>
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

    /// <summary>Starts kubectl and leaves it running; dispose it to end it.</summary>
    public Process Start(string arguments)
    {
        var start = new ProcessStartInfo(_program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["KUBECONFIG"] = _home.File("config");
        start.Environment["HOME"] = _home.Path;
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _home.Dispose();
    }

    private async Task<(int Code, string Output, string Error)> TryAsync(string arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await error);
    }
}
