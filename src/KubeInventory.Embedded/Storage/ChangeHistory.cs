namespace KubeInventory.Embedded.Storage;

/// <summary>The last changes of one resource: watches resume from it, and older snapshots are computed by undoing it. Not thread-safe.</summary>
/// <param name="capacity">How many changes are kept.</param>
/// <param name="start">The revision before which nothing is known.</param>
internal sealed class ChangeHistory(int capacity, long start)
{
    private StoredChange[] _ring = new StoredChange[Math.Min(capacity, 16)];
    private int _first;
    private int _count;

    /// <summary>The oldest revision from which a watch may resume.</summary>
    public long Oldest { get; private set; } = start;

    /// <summary>Whether every change after a revision is still known.</summary>
    public bool Reaches(long revision) => revision >= Oldest;

    public void Add(StoredChange change)
    {
        if (_count == _ring.Length && _count < capacity)
        {
            Grow();
        }

        if (_count == capacity)
        {
            Oldest = _ring[_first].Revision;
            _first = (_first + 1) % _ring.Length;
            _count--;
        }

        _ring[(_first + _count++) % _ring.Length] = change;
    }

    /// <summary>The changes after a revision, oldest first.</summary>
    public List<StoredChange> After(long revision)
    {
        var begin = FirstAfter(revision);
        var changes = new List<StoredChange>(_count - begin);
        for (var i = begin; i < _count; i++)
        {
            changes.Add(At(i));
        }

        return changes;
    }

    /// <summary>The set as it was at a revision that the history reaches.</summary>
    public ObjectSet Undo(ObjectSet current, long revision)
    {
        var changes = After(revision);
        changes.Reverse();
        return changes.Aggregate(current, (set, change) =>
            change.Previous is { } previous ? set.With(previous) : set.Without(change.Object));
    }

    public void Forget(long revision)
    {
        Array.Clear(_ring);
        (_first, _count, Oldest) = (0, 0, revision);
    }

    private StoredChange At(int index) => _ring[(_first + index) % _ring.Length];

    private int FirstAfter(long revision)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Revision <= revision ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Grow()
    {
        var larger = new StoredChange[Math.Min(capacity, _ring.Length * 2)];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = At(i);
        }

        (_ring, _first) = (larger, 0);
    }
}
