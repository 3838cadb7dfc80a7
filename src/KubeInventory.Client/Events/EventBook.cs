namespace KubeInventory.Client;

/// <summary>Everything that happened lately, and what of it is still to be written. Thread-safe, and bounded.</summary>
internal sealed class EventBook(EventRecorderOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EventKey, EventSeries> _series = [];

    /// <summary>Notes that something happened.</summary>
    /// <returns>False if there is no room.</returns>
    public bool Note(EventKey key, Func<V1Event> create, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_series.TryGetValue(key, out var known) && now - known.LastSeen < options.SeriesEnd)
            {
                known.Count++;
                known.LastSeen = now;
                return true;
            }

            if (known is not null && known.WrittenCount < known.Count)
            {
                // The end of the old series is not written yet, so it goes on.
                known.Count++;
                known.LastSeen = now;
                return true;
            }

            if (known is null && _series.Count >= options.Capacity && !Forget(now))
            {
                return false;
            }

            _series[key] = new EventSeries(key, create(), now);
            return true;
        }
    }

    /// <summary>The series to write next, of those that are due; null for none.</summary>
    /// <param name="now">The time.</param>
    /// <param name="all">Whether what is not due yet is taken too, as the recorder ends.</param>
    public EventSeries? TakeDue(DateTimeOffset now, bool all)
    {
        lock (_gate)
        {
            return _series.Values.Where(series => series.WrittenCount < series.Count && (all || series.DueAt <= now)).MinBy(series => series.DueAt);
        }
    }

    /// <summary>When something is due; null if nothing waits.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return _series.Values.Where(series => series.WrittenCount < series.Count).Min(series => (DateTimeOffset?)series.DueAt);
        }
    }

    /// <summary>What to send of a series: its event, and how often and when it happened.</summary>
    public (V1Event Event, bool IsCreated, int Count, DateTimeOffset LastSeen) Read(EventSeries series)
    {
        lock (_gate)
        {
            return (series.First, series.IsCreated, series.Count, series.LastSeen);
        }
    }

    public void Wrote(EventSeries series, V1Event stored, int count, DateTimeOffset now)
    {
        lock (_gate)
        {
            series.First = stored;
            series.IsCreated = true;
            series.WrittenCount = count;
            series.DueAt = now + options.SeriesPeriod;
        }
    }

    /// <summary>Tries again later.</summary>
    public void Postpone(EventSeries series, DateTimeOffset until)
    {
        lock (_gate)
        {
            series.DueAt = until;
        }
    }

    /// <summary>The server has forgotten the event: what comes is told as a new one.</summary>
    public void Recreate(EventSeries series)
    {
        lock (_gate)
        {
            series.IsCreated = false;
        }
    }

    public void Drop(EventSeries series)
    {
        lock (_gate)
        {
            _series.Remove(series.Key);
        }
    }

    private bool Forget(DateTimeOffset now)
    {
        var ended = _series.Values.Where(series => series.WrittenCount == series.Count && now - series.LastSeen >= options.SeriesEnd).ToList();
        ended.ForEach(series => _series.Remove(series.Key));
        return ended.Count > 0;
    }
}
