namespace KubeInventory.TestKit;

/// <summary>The leases of a simulated server: their present state, and the history that watches resume from.</summary>
internal sealed class SimulatedObjects(long firstVersion)
{
    private readonly SortedDictionary<string, SimulatedLease> _present = new(StringComparer.Ordinal);
    private readonly List<SimulatedEvent> _history = [];
    private int _uids;

    public long Version { get; private set; } = firstVersion;

    /// <summary>The version before the oldest change that is remembered.</summary>
    public long Forgotten { get; private set; } = firstVersion;

    public IReadOnlyCollection<SimulatedLease> Present => _present.Values;

    /// <summary>All deletions ever, with the versions at which they happened.</summary>
    public List<SimulatedLease> Deletions { get; } = [];

    public SimulatedLease? Find(string name) => _present.GetValueOrDefault(name);

    /// <summary>Writes, deletes, or puts another object in the place of one, and says what.</summary>
    public (string Step, SimulatedLease? Written) ChangeAtRandom(Random random)
    {
        var name = $"{(char)('a' + random.Next(6))}";
        var isDeletion = random.Next(3) == 0;
        if (isDeletion)
        {
            Delete(name);
        }

        // A third of the deletions is followed by another object of the same name at once.
        var written = !isDeletion || random.Next(3) == 0 ? Put(name, $"holder-{random.Next(3)}") : null;
        return (written is null ? $"delete {name}, now {Version}" : $"{(isDeletion ? "recreate" : "write")} {name}@{written.Version}", written);
    }

    public SimulatedLease Put(string name, string holder)
    {
        var uid = Find(name)?.Uid ?? $"uid-{++_uids}";
        var type = _present.ContainsKey(name) ? "MODIFIED" : "ADDED";
        var lease = new SimulatedLease(name, uid, ++Version, holder);
        _present[name] = lease;
        _history.Add(new SimulatedEvent(type, lease));
        return lease;
    }

    public void Delete(string name)
    {
        if (_present.Remove(name, out var lease))
        {
            var deleted = lease with { Version = ++Version };
            _history.Add(new SimulatedEvent("DELETED", deleted));
            Deletions.Add(deleted);
        }
    }

    /// <summary>Forgets the past, as compaction does.</summary>
    public void Compact()
    {
        _history.Clear();
        Forgotten = Version;
    }

    /// <summary>What happened after a version.</summary>
    public IReadOnlyList<SimulatedEvent> After(long version) => _history.FindAll(each => each.Lease.Version > version);
}
