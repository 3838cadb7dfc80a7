using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>Locks by name, each a Lease: of all processes that ask for a name, one at a time holds it. Thread-safe.</summary>
/// <remarks>
/// <para>
/// A crash of the holder frees the lock after the lease duration, a partition fires <see cref="LeaseHandle.LostToken"/> before that, and
/// a release is noticed at once by those who wait. Within a process they are served in the order in which they came; among processes
/// the fastest wins. What is promised, and what not, is said at <see cref="LeaderElection"/>; see also <see cref="LeaseHandle"/>.
/// </para>
/// <para>
/// Needs the rights to get, create and update Leases; with list and watch, a release is noticed at once instead of at the next look.
/// Every method throws what <see cref="ResourceClient{T}"/> throws where the server refuses for good; failures that pass are sat out,
/// except by an attempt that does not wait.
/// </para>
/// </remarks>
/// <example><code>
/// var locks = new LeaseLock(leases.InNamespace("inventory"));
/// await using var held = await locks.AcquireAsync("op-db-1", stoppingToken);
/// await UpgradeAsync("db-1", held.LostToken);
/// </code></example>
public sealed class LeaseLock
{
    private readonly LeaseGate _gate;

    /// <summary>Prepares locks in one namespace; nothing is sent yet.</summary>
    /// <param name="leases">Reads and writes Leases, bound to a namespace.</param>
    /// <param name="options">Who holds, and the times of a Lease.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of deadlines and waits. Default: the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or <paramref name="leases"/> is bound to no namespace.</exception>
    public LeaseLock(
        ResourceClient<V1Lease> leases,
        LeaseLockOptions? options = null,
        ILogger<LeaseLock>? logger = null,
        TimeProvider? timeProvider = null)
        : this(leases, options ?? new LeaseLockOptions(), logger ?? NullLogger<LeaseLock>.Instance, timeProvider ?? TimeProvider.System, Random.Shared.NextDouble)
    {
    }

    internal LeaseLock(ResourceClient<V1Lease> leases, LeaseLockOptions options, ILogger logger, TimeProvider time, Func<double> random)
    {
        LeaseNamespace.Require(leases);
        var timing = options.Timing;
        timing.Validate();
        _ = LeaseIdentity.Create(options.Holder);
        var sightings = new LeaseSightings(time);
        _gate = new LeaseGate(
            leases,
            new Turns(places: 1),
            name => LeaseContest.ForOne(leases, new LeaseClaim(leases, name, LeaseIdentity.Create(options.Holder), timing, time, sightings)),
            time,
            random,
            logger);
    }

    /// <summary>Waits for a lock.</summary>
    /// <param name="name">The Lease's name.</param>
    /// <param name="cancellationToken">Gives up the wait. The lock that comes of it is not bound to it.</param>
    public Task<LeaseHandle> AcquireAsync(string name, CancellationToken cancellationToken = default)
    {
        ObjectName.Check(name);
        return _gate.AcquireAsync(name, cancellationToken);
    }

    /// <summary>Takes a lock if it is free, or if its holder is seen to be gone.</summary>
    /// <returns>
    /// Null if it is held. A holder that crashed counts as one until this object has seen its Lease unchanged for the lease duration,
    /// over one attempt or several.
    /// </returns>
    /// <param name="name">The Lease's name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<LeaseHandle?> TryAcquireAsync(string name, CancellationToken cancellationToken = default)
    {
        ObjectName.Check(name);
        return _gate.TryAcquireAsync(name, cancellationToken);
    }

    /// <summary>Waits for a lock, but not for ever.</summary>
    /// <returns>Null if the lock could not be had in time.</returns>
    /// <param name="name">The Lease's name.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public Task<LeaseHandle?> TryAcquireAsync(string name, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ObjectName.Check(name);
        return _gate.TryAcquireAsync(name, timeout, cancellationToken);
    }
}
