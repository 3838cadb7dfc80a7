using System.Runtime.InteropServices;

namespace KubeInventory.Fetching;

/// <summary>Which objects the fetches report: those of the cycle that runs, and how each looked when it was last found to need no write. Thread-safe.</summary>
internal sealed class Sightings
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sighting> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportOrder> _orders = new(StringComparer.Ordinal);
    private int _cycle;
    private int _reported;

    public void BeginCycle()
    {
        lock (_lock)
        {
            (_cycle, _reported) = (_cycle + 1, 0);
        }
    }

    /// <summary>The order of a shard's reports.</summary>
    public ReportOrder OrderOf(string shard)
    {
        lock (_lock)
        {
            ref var order = ref CollectionsMarshal.GetValueRefOrAddDefault(_orders, shard, out _);
            return order ??= new ReportOrder(this);
        }
    }

    /// <summary>What is remembered of an object; null if nothing.</summary>
    public Sighting? Find(string name)
    {
        lock (_lock)
        {
            return _byName.GetValueOrDefault(name);
        }
    }

    /// <summary>Notes that an object is reported.</summary>
    /// <returns>False if it was reported in this cycle already.</returns>
    public bool Add(string name, bool isAlive)
    {
        lock (_lock)
        {
            return Note(Remember(name), isAlive);
        }
    }

    /// <summary>Notes a report that is the first of its object in this cycle, if the same one needed no write and the stored object is the same.</summary>
    /// <returns>Whether that is so; if not, nothing is noted.</returns>
    public bool AddCurrent(Sighting sighting, bool isAlive, UInt128 print, string shard)
    {
        lock (_lock)
        {
            return sighting is { IsCurrent: true, IsForgotten: false } && sighting.Cycle != _cycle && sighting.Print == print && sighting.Shard == shard
                && Note(sighting, isAlive);
        }
    }

    /// <summary>Takes the reports of this cycle back: another record stands for the object.</summary>
    public void Withdraw(string name)
    {
        lock (_lock)
        {
            if (_byName.TryGetValue(name, out var sighting) && sighting.Cycle == _cycle)
            {
                (sighting.Cycle, sighting.IsCurrent) = (_cycle - 1, false);
                _reported--;
            }
        }
    }

    /// <summary>Whether this cycle has reported the object in any way.</summary>
    public bool WasReported(string name)
    {
        lock (_lock)
        {
            return _byName.TryGetValue(name, out var sighting) && sighting.Cycle == _cycle;
        }
    }

    /// <summary>Whether this cycle has reported the object, other than as terminated.</summary>
    public bool IsAlive(string name)
    {
        lock (_lock)
        {
            return _byName.TryGetValue(name, out var sighting) && IsAlive(sighting);
        }
    }

    /// <summary>As <see cref="IsAlive(string)"/>, once the fetches of the cycle are over.</summary>
    public bool IsAlive(Sighting sighting) => sighting.Cycle == _cycle && sighting is { IsAlive: true, IsForgotten: false };

    /// <summary>Whether the same report needed no write while the stored object had this version, which it has now.</summary>
    public bool IsSettled(string name, UInt128 print, string? version, string shard)
    {
        lock (_lock)
        {
            return version is not null && _byName.TryGetValue(name, out var sighting)
                && (sighting.IsCurrent = sighting.Print == print && sighting.Version == version && sighting.Shard == shard);
        }
    }

    /// <summary>The version of the stored object when it last needed no write; null if that is not known.</summary>
    public string? SettledVersion(string name) => Find(name)?.Version;

    /// <summary>Notes that a report needs no write as long as the stored object has this version.</summary>
    public void Settle(string name, UInt128 print, string? version, string shard)
    {
        lock (_lock)
        {
            var sighting = Remember(name);
            (sighting.Print, sighting.Version, sighting.Shard, sighting.IsCurrent) = (print, version, shard, false);
        }
    }

    /// <summary>The cache has another version of an object than before: its next report is worth a look.</summary>
    public void Doubt(string name)
    {
        if (Find(name) is { } sighting)
        {
            sighting.IsCurrent = false;
        }
    }

    /// <summary>Forgets how an object looked: what would be written for the same report may have changed.</summary>
    public void Unsettle(string name)
    {
        if (Find(name) is { } sighting)
        {
            (sighting.Version, sighting.IsCurrent) = (null, false);
        }
    }

    /// <summary>Forgets how objects looked: what would be written for the same report has changed.</summary>
    public void Unsettle()
    {
        lock (_lock)
        {
            foreach (var sighting in _byName.Values)
            {
                (sighting.Version, sighting.IsCurrent) = (null, false);
            }
        }
    }

    /// <summary>Forgets objects that this cycle has not reported.</summary>
    public void ForgetUnseen()
    {
        lock (_lock)
        {
            if (_reported == _byName.Count)
            {
                return;
            }

            foreach (var (name, sighting) in _byName)
            {
                if (sighting.Cycle != _cycle)
                {
                    _byName.Remove(name);
                    sighting.IsForgotten = true;
                }
            }
        }
    }

    private Sighting Remember(string name)
    {
        ref var sighting = ref CollectionsMarshal.GetValueRefOrAddDefault(_byName, name, out _);
        return sighting ??= new Sighting(name);
    }

    private bool Note(Sighting sighting, bool isAlive)
    {
        var isFirst = sighting.Cycle != _cycle;
        sighting.IsAlive = isAlive || (!isFirst && sighting.IsAlive);
        sighting.Cycle = _cycle;
        _reported += isFirst ? 1 : 0;
        return isFirst;
    }
}
