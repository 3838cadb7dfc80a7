namespace KubeInventory.Fetching;

/// <summary>The order in which a shard was last reported. Providers keep to it, so that a report is mostly the next one and needs no search. Not thread-safe.</summary>
internal sealed class ReportOrder(Sightings sightings)
{
    private List<Sighting> _last = [];
    private List<Sighting>? _now;
    private int _next;

    /// <summary>Begins at the first report.</summary>
    public void Begin() => (_next, _now) = (0, null);

    /// <summary>What is remembered of the object that is reported now; null if nothing.</summary>
    public Sighting? Find(string name)
    {
        if (_next < _last.Count && _last[_next] is { IsForgotten: false } expected && expected.Name == name)
        {
            _next++;
            _now?.Add(expected);
            return expected;
        }

        _now ??= _last[.._next];
        if (sightings.Find(name) is not { } found)
        {
            return null;
        }

        _now.Add(found);
        if (found.Place < _last.Count && _last[found.Place] == found)
        {
            _next = found.Place + 1;
        }

        return found;
    }

    /// <summary>The shard has been reported to its end.</summary>
    public void End()
    {
        if (_now is null && _next == _last.Count)
        {
            return;
        }

        _last = _now ?? _last[.._next];
        _last.TrimExcess();
        _now = null;
        for (var i = 0; i < _last.Count; i++)
        {
            _last[i].Place = i;
        }
    }
}
