using System.Runtime;

namespace KubeInventory.Benchmarks;

/// <summary>Runs what is to be measured until its code is compiled as it will stay. Whoever is measured sooner runs slow code, the more so on a fast machine.</summary>
internal static class WarmUp
{
    // The runtime compiles in the background what runs often, when nothing new was compiled for a tenth of a second.
    private static readonly TimeSpan CompilerDelay = TimeSpan.FromMilliseconds(150);

    /// <summary>Runs rounds until three in turn compile nothing more.</summary>
    /// <param name="rounds">The least number of rounds; at most four times as many are run.</param>
    /// <param name="round">Runs a round, given its number.</param>
    /// <param name="cancellationToken">Ends it between two rounds.</param>
    public static async Task RunAsync(int rounds, Func<int, Task> round, CancellationToken cancellationToken)
    {
        const int enough = 3, patience = 4;
        var quiet = 0;
        for (var number = 0; number < rounds || (quiet < enough && number < rounds * patience); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var compiled = JitInfo.GetCompiledMethodCount();
            await round(number);
            await Task.Delay(CompilerDelay, cancellationToken);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }
}
