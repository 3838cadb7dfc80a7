namespace KubeInventory.TestKit;

/// <summary>What may go wrong with an open watch.</summary>
internal static class WatchFaults
{
    public const string Swap = "watch swaps changes";

    public static IReadOnlyList<(string Name, Action<SimulatedWatch> Disturb)> All { get; } =
    [
        ("watch ends early", watch => watch.End()),
        ("watch is reset", watch => watch.Break()),
        ("watch is reset within an event", watch => Cut(watch, watch.Break)),
        ("watch ends within an event", watch => Cut(watch, watch.End)),
        ("watch falls silent", watch => watch.FallSilent()),
        ("watch fails with 410", watch => watch.Fail("""{"kind":"Status","code":410,"reason":"Expired"}""")),
        ("watch fails with 410 Gone", watch => watch.Fail("""{"kind":"Status","code":410,"reason":"Gone"}""")),
        ("watch fails with 429", watch => watch.Fail("""{"kind":"Status","code":429,"reason":"TooManyRequests","details":{"retryAfterSeconds":2}}""")),
        ("watch fails with 500", watch => watch.Fail("""{"kind":"Status","code":500,"reason":"InternalError"}""")),
        ("watch fails with 503", watch => watch.Fail("""{"kind":"Status","code":503,"reason":"ServiceUnavailable"}""")),
        ("watch fails with an empty status", watch => watch.Fail("{}")),
        ("watch has garbage", watch => watch.Send("%%garbage%%\n")),
        ("watch has an unknown event", watch => watch.Send("""{"type":"TELEPORTED","object":{"metadata":{"name":"a","resourceVersion":"1"}}}""" + "\n")),
        ("watch has an event without a name", watch => watch.Send("""{"type":"ADDED","object":{"metadata":{"resourceVersion":"99999999"}}}""" + "\n")),
        ("watch has empty lines", watch => watch.Send("\n\n")),
        ("watch drips", watch => watch.Drip()),
        (Swap, watch => watch.Swap()),
        ("watch repeats changes", watch => watch.Duplicate()),
    ];

    private static void Cut(SimulatedWatch watch, Action end)
    {
        watch.Send("""{"type":"ADDED","object":{"metadata":{"na""");
        end();
    }
}
