namespace KubeInventory.Client;

/// <summary>How an <see cref="EventRecorder"/> names itself and how much it sends.</summary>
public sealed record EventRecorderOptions
{
    /// <summary>The program that reports, as a qualified name such as <c>kubeinventory.io/host-daemon</c>. Required; at most 63 characters after the slash.</summary>
    public required string Controller { get; init; }

    /// <summary>The instance that reports. Default: the machine's name. At most 128 bytes; more is cut off.</summary>
    public string Instance { get; init; } = Environment.MachineName;

    /// <summary>
    /// Events that may be sent at once before <see cref="EventsPerSecond"/> bounds them. Default: 100. Range: 1–10 000.
    /// </summary>
    public int Burst { get; init; } = 100;

    /// <summary>Events that are sent each second in the long run. Default: 5. Range: above 0, to 1000.</summary>
    public double EventsPerSecond { get; init; } = 5;

    /// <summary>How often the count of something that goes on happening is written. Default: 30 s. Range: from 1 s.</summary>
    public TimeSpan SeriesPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After which silence the same thing begins a new event. Default: 6 minutes. Range: above <see cref="SeriesPeriod"/>.</summary>
    public TimeSpan SeriesEnd { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>How many different events are counted or wait to be sent; what comes beyond is dropped. Default: 4096. Range: 1–1 000 000.</summary>
    public int Capacity { get; init; } = 4096;

    /// <summary>How long disposal goes on sending what waits; the rest is dropped. Default: 5 s. Range: from zero.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Controller);
        ArgumentException.ThrowIfNullOrWhiteSpace(Instance);
        Require(Burst is >= 1 and <= 10_000, nameof(Burst), Burst, "between 1 and 10 000");
        Require(EventsPerSecond is > 0 and <= 1000, nameof(EventsPerSecond), EventsPerSecond, "above 0 and at most 1000");
        Require(SeriesPeriod >= TimeSpan.FromSeconds(1), nameof(SeriesPeriod), SeriesPeriod, "at least 1 s");
        Require(SeriesEnd > SeriesPeriod, nameof(SeriesEnd), SeriesEnd, "above SeriesPeriod");
        Require(Capacity is >= 1 and <= 1_000_000, nameof(Capacity), Capacity, "between 1 and 1 000 000");
        Require(DrainTimeout >= TimeSpan.Zero && DrainTimeout.TotalDays <= 1, nameof(DrainTimeout), DrainTimeout, "between zero and a day");
    }

    private static void Require(bool holds, string name, object value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
        }
    }
}
