using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>A real API server of a test's own, beside the shared one: it may be killed.</summary>
public sealed class OwnTestbed : IAsyncDisposable
{
    private readonly string _script;
    private readonly TemporaryDirectory _home = new();
    private readonly Dictionary<string, string> _settings;

    private OwnTestbed(string script)
    {
        _script = script;
        _settings = new Dictionary<string, string> { ["KUBEINVENTORY_TESTBED_HOME"] = _home.Path };
        foreach (var (name, port) in new[] { "APISERVER", "ETCD", "ETCD_PEER" }.Zip(FreePorts(3)))
        {
            _settings[$"KUBEINVENTORY_TESTBED_{name}_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts a server with empty state. Skips the test, or fails it, where none is installed.</summary>
    public static async Task<OwnTestbed> StartAsync(CancellationToken cancellationToken)
    {
        var own = new OwnTestbed(Requires.Variable("KUBEINVENTORY_TESTBED"));
        foreach (var program in new[] { "apiserver", "etcd" })
        {
            Directory.CreateSymbolicLink(Path.Combine(own._home.Path, program), Path.Combine(InstalledHome, program));
        }

        try
        {
            await own.RunAsync(cancellationToken, "start", "apiserver");
            return own;
        }
        catch
        {
            await own.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects as a user who may do everything.</summary>
    public KubeConnection Connect() => KubeConnection.FromKubeConfig(
        new KubeConfigOptions { Path = Path.Combine(_home.Path, "run", "apiserver", "admin.kubeconfig") });

    /// <summary>Kills the API server and starts it again on the same data.</summary>
    /// <param name="secondsDown">How long it is away.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RestartAsync(int secondsDown, CancellationToken cancellationToken) =>
        RunAsync(cancellationToken, "restart-apiserver", "--down", secondsDown.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kills the API server and starts it again, twice, the second time after a while, under somebody who writes until told to stop.</summary>
    public async Task RestartTwiceUnderAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writer = write(writing.Token);
        await RestartAsync(secondsDown: 0, cancellationToken);
        await RestartAsync(secondsDown: 2, cancellationToken);
        await writing.CancelAsync();
        await writer;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await RunAsync(CancellationToken.None, "stop");
        _home.Dispose();
    }

    private static string InstalledHome => Environment.GetEnvironmentVariable("KUBEINVENTORY_TESTBED_HOME") is { Length: > 0 } home ? home
        : Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "kubeinventory-testbed");

    private static List<int> FreePorts(int count)
    {
        // All at once: a port that is let go of may be given out again.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    private async Task RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        // Its servers outlive it and keep its output open, so that goes to a file instead of a pipe.
        var log = _home.File("testbed.log");
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"$@\" >>\"$LOG\" 2>&1", _script, .. arguments]);
        start.Environment["LOG"] = log;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"testbed {string.Join(' ', arguments)} exited with {process.ExitCode}: {await File.ReadAllTextAsync(log, cancellationToken)}");
        }
    }
}
