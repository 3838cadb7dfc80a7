namespace KubeInventory.Client;

/// <summary>How long to wait between attempts that fail: 800 ms, doubled each time up to 30 s, each with up to as much again added at random.</summary>
/// <remarks>Starts anew after two minutes without a failure. Source: client-go's reflector. Not for use by several threads at once.</remarks>
internal sealed class Backoff(TimeProvider time, Func<double> random)
{
    internal static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(800);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan ForgetsAfter = TimeSpan.FromMinutes(2);

    private TimeSpan _next = Shortest;
    private long? _lastFailure;

    internal TimeSpan Next()
    {
        if (_lastFailure is { } last && time.GetElapsedTime(last) >= ForgetsAfter)
        {
            _next = Shortest;
        }

        var delay = _next * (1 + random());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        _lastFailure = time.GetTimestamp();
        return delay;
    }
}
