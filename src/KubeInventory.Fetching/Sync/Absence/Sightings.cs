using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KubeInventory.Fetching;

/// <summary>Which objects the fetches report: those of the cycle that runs, and how each looked when it was last found to need no write. Thread-safe.</summary>
internal sealed class Sightings
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sighting> _byName = new(StringComparer.Ordinal);
    private int _cycle;

    public void BeginCycle()
    {
        lock (_lock)
        {
            _cycle++;
        }
    }

    /// <summary>Notes that an object is reported.</summary>
    /// <returns>False if it was reported in this cycle already.</returns>
    public bool Add(string name, bool isAlive)
    {
        lock (_lock)
        {
            ref var sighting = ref CollectionsMarshal.GetValueRefOrAddDefault(_byName, name, out _);
            var isFirst = sighting.Cycle != _cycle;
            sighting.IsAlive = isAlive || (!isFirst && sighting.IsAlive);
            sighting.Cycle = _cycle;
            return isFirst;
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
            return _byName.TryGetValue(name, out var sighting) && sighting.Cycle == _cycle && sighting.IsAlive;
        }
    }

    /// <summary>Notes a report that is the first of its object in this cycle, if the same one needed no write while the stored object had this version.</summary>
    /// <returns>Whether that is so; if not, nothing is noted.</returns>
    public bool AddSettled(string name, bool isAlive, UInt128 print, string? version)
    {
        lock (_lock)
        {
            ref var sighting = ref CollectionsMarshal.GetValueRefOrNullRef(_byName, name);
            if (version is null || Unsafe.IsNullRef(ref sighting) || sighting.Cycle == _cycle || sighting.Print != print || sighting.Version != version)
            {
                return false;
            }

            (sighting.Cycle, sighting.IsAlive) = (_cycle, isAlive);
            return true;
        }
    }

    /// <summary>Whether the same report needed no write while the stored object had this version.</summary>
    public bool IsSettled(string name, UInt128 print, string? version)
    {
        lock (_lock)
        {
            return version is not null && _byName.TryGetValue(name, out var sighting) && sighting.Print == print && sighting.Version == version;
        }
    }

    /// <summary>The version of the stored object when it last needed no write; null if that is not known.</summary>
    public string? SettledVersion(string name)
    {
        lock (_lock)
        {
            return _byName.GetValueOrDefault(name).Version;
        }
    }

    /// <summary>Notes that a report needs no write as long as the stored object has this version.</summary>
    public void Settle(string name, UInt128 print, string? version)
    {
        lock (_lock)
        {
            ref var sighting = ref CollectionsMarshal.GetValueRefOrAddDefault(_byName, name, out _);
            (sighting.Print, sighting.Version) = (print, version);
        }
    }

    /// <summary>Forgets how objects looked: what would be written for the same report has changed.</summary>
    public void Unsettle()
    {
        lock (_lock)
        {
            foreach (var name in _byName.Keys)
            {
                CollectionsMarshal.GetValueRefOrNullRef(_byName, name).Version = null;
            }
        }
    }

    /// <summary>Forgets objects that this cycle has not reported.</summary>
    public void ForgetUnseen()
    {
        lock (_lock)
        {
            foreach (var (name, sighting) in _byName)
            {
                if (sighting.Cycle != _cycle)
                {
                    _byName.Remove(name);
                }
            }
        }
    }

    private struct Sighting
    {
        public UInt128 Print;
        public string? Version;
        public int Cycle;
        public bool IsAlive;
    }
}
