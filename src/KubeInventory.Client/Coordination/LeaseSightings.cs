using System.Collections.Concurrent;

namespace KubeInventory.Client;

/// <summary>
/// Since when Leases have been seen unchanged, by the local monotonic clock. Outlives one attempt, so that a program which only tries now
/// and then gets past a holder that crashed. Thread-safe.
/// </summary>
internal sealed class LeaseSightings(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);

    /// <returns>The clock's timestamp at which this state of the Lease was first seen.</returns>
    public long Note(string name, V1Lease lease)
    {
        // Whatever alters only metadata keeps no dead holder alive.
        var sighting = new Sighting(lease.Metadata?.Uid, lease.Spec, time.GetTimestamp());
        return _sightings.AddOrUpdate(name, sighting, (_, last) => last.IsSameAs(sighting) ? last : sighting).Since;
    }

    public void Forget(string name) => _sightings.TryRemove(name, out _);

    private sealed record Sighting(string? Uid, V1LeaseSpec? Spec, long Since)
    {
        public bool IsSameAs(Sighting other) => Uid == other.Uid && Spec == other.Spec;
    }
}
