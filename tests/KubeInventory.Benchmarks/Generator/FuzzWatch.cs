using System.Diagnostics;
using System.Globalization;

namespace KubeInventory.Benchmarks.Generator;

/// <summary>Has mutated files tried in a process of its own, and goes on behind a file that makes it hang or die.</summary>
/// <param name="context">Is told of each finding, with the number that makes the file again.</param>
/// <param name="hang">How long nothing is heard of the process before it is ended.</param>
internal sealed class FuzzWatch(FigureContext context, TimeSpan hang)
{
    // Who hangs or dies more often than that has shown enough.
    private const int MaxProcesses = 20;

    private int _next;
    private int _generated;
    private int _failures;
    private int _hangs;

    /// <summary>Tries the files from a number on, up to another.</summary>
    public async Task<FuzzOutcome> RunAsync(int first, int end)
    {
        _next = first;
        for (var processes = 0; _next < end && processes < MaxProcesses; processes++)
        {
            using var process = OwnProcess.Start(OwnProcess.With("fuzz", Text(_next), Text(end)));
            try
            {
                await FollowAsync(process);
                await process.WaitForExitAsync(context.CancellationToken);
                if (_next < end)
                {
                    Fail($"the process ended with {process.ExitCode}");
                    _next++;
                }
            }
            catch (TimeoutException)
            {
                _hangs++;
                context.Note($"file {_next} (MutatedYaml[{_next}]): hangs; nothing came of it in {hang.TotalSeconds} s");
                _next++;
            }
            finally
            {
                process.Kill();
            }
        }

        return new FuzzOutcome(_next - first, _generated, _failures, _hangs);
    }

    // One line a file: how much came of it, and after a space what is wrong.
    private async Task FollowAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(context.CancellationToken).AsTask().WaitAsync(hang, context.CancellationToken) is { } line)
        {
            var parts = line.Split(' ', 2);
            _generated += int.Parse(parts[0], CultureInfo.InvariantCulture);
            if (parts.Length > 1)
            {
                Fail(parts[1]);
            }

            _next++;
        }
    }

    private void Fail(string what)
    {
        _failures++;
        context.Note($"file {_next} (MutatedYaml[{_next}]): {what}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
