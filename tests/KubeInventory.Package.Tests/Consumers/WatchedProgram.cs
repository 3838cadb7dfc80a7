using System.Diagnostics;
using System.Threading.Channels;

namespace KubeInventory.Package.Tests.Consumers;

/// <summary>A program under <c>dotnet watch</c>, until it is disposed of.</summary>
internal sealed class WatchedProgram : IDisposable
{
    // Two builds on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _passedOver = [];

    private WatchedProgram(Process process) => _process = process;

    /// <summary>Builds and runs the program of a folder, and does so again whenever one of its files changes.</summary>
    public static WatchedProgram Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["watch", "--non-interactive", "run"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var program = new WatchedProgram(new Process { StartInfo = start });
        program._process.OutputDataReceived += program.Keep;
        program._process.ErrorDataReceived += program.Keep;
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Waits until the files are watched: an edit before that is not seen.</summary>
    public Task WaitForWatchAsync(CancellationToken cancellationToken) => LineAsync("Waiting for changes", cancellationToken);

    /// <summary>The first line with a text that was not given before; the program and the watch print in no order to each other.</summary>
    public async Task<string> LineAsync(string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var index = _passedOver.FindIndex(line => line.Contains(text, StringComparison.Ordinal));
        try
        {
            while (index < 0)
            {
                _passedOver.Add(await _lines.Reader.ReadAsync(limit.Token));
                index = _passedOver[^1].Contains(text, StringComparison.Ordinal) ? _passedOver.Count - 1 : -1;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No line with '{text}' within {Patience}; printed was:\n{string.Join('\n', _passedOver)}");
        }

        var found = _passedOver[index];
        _passedOver.RemoveAt(index);
        return found;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs printed)
    {
        if (printed.Data is { } line)
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
