using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>Lets at most so many holders in at once, over all processes: "at most three hosts upgrade at a time". Thread-safe.</summary>
/// <remarks>
/// Each slot is a Lease of its own, <c>NAME-0</c> and so on, held like a <see cref="LeaseLock"/>: no two holders write the same object, so
/// no race lets one too many in. Processes must agree on the number of slots; while they do not, the largest number counts. Needs the
/// rights to get, list, create and update Leases, and to watch them so that a release is noticed at once.
/// </remarks>
/// <example><code>
/// var upgrades = new LeaseSemaphore(leases.InNamespace("inventory"), "upgrades", slots: 3);
/// await using var slot = await upgrades.AcquireAsync(stoppingToken);
/// await UpgradeAsync("db-1", slot.LostToken);
/// </code></example>
public sealed class LeaseSemaphore
{
    /// <summary>The label by which the slots of one semaphore are found: its value is the semaphore's name.</summary>
    public const string Label = "kubeinventory.io/semaphore";

    private readonly LeaseGate _gate;

    /// <summary>Prepares a semaphore; nothing is sent yet.</summary>
    /// <param name="leases">Reads and writes Leases, bound to a namespace.</param>
    /// <param name="name">The semaphore's name: a label value of up to 60 characters that is also the beginning of its Leases' names.</param>
    /// <param name="slots">How many may hold it at once. Range: 1–100.</param>
    /// <param name="options">Who holds, and the times of a Lease.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of deadlines and waits. Default: the system's.</param>
    /// <exception cref="ArgumentException">An argument or option is out of its range, or <paramref name="leases"/> is bound to no namespace.</exception>
    public LeaseSemaphore(
        ResourceClient<V1Lease> leases,
        string name,
        int slots,
        LeaseLockOptions? options = null,
        ILogger<LeaseSemaphore>? logger = null,
        TimeProvider? timeProvider = null)
        : this(
            leases,
            name,
            slots,
            options ?? new LeaseLockOptions(),
            logger ?? NullLogger<LeaseSemaphore>.Instance,
            timeProvider ?? TimeProvider.System,
            Random.Shared.NextDouble)
    {
    }

    internal LeaseSemaphore(
        ResourceClient<V1Lease> leases, string name, int slots, LeaseLockOptions options, ILogger logger, TimeProvider time, Func<double> random)
    {
        LeaseNamespace.Require(leases);
        ObjectName.Check(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, 60, nameof(name));
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slots, 100);
        var timing = options.Timing;
        timing.Validate();
        _ = LeaseIdentity.Create(options.Holder);
        var sightings = new LeaseSightings(time);
        Name = name;
        Slots = slots;
        var labels = new Dictionary<string, string> { [Label] = name };
        _gate = new LeaseGate(leases, new Turns(slots), _ => Contest(), time, random, logger);

        LeaseContest Contest()
        {
            var identity = LeaseIdentity.Create(options.Holder);
            var claims = Enumerable.Range(0, slots)
                .Select(slot => new LeaseClaim(leases, $"{name}-{slot}", identity, timing, time, sightings, labels))
                .ToArray();
            return LeaseContest.ForAny(leases, claims, $"{Label}={name}", random);
        }
    }

    /// <summary>The semaphore's name.</summary>
    public string Name { get; }

    /// <summary>How many may hold it at once.</summary>
    public int Slots { get; }

    /// <summary>Waits for a slot.</summary>
    /// <param name="cancellationToken">Gives up the wait. The slot that comes of it is not bound to it.</param>
    public Task<LeaseHandle> AcquireAsync(CancellationToken cancellationToken = default) => _gate.AcquireAsync(Name, cancellationToken);

    /// <summary>Takes a slot if one is free.</summary>
    /// <returns>Null if all are held. A holder that crashed counts as one, as for <see cref="LeaseLock"/>.</returns>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public Task<LeaseHandle?> TryAcquireAsync(CancellationToken cancellationToken = default) => _gate.TryAcquireAsync(Name, cancellationToken);

    /// <summary>Waits for a slot, but not for ever.</summary>
    /// <returns>Null if no slot could be had in time.</returns>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public Task<LeaseHandle?> TryAcquireAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _gate.TryAcquireAsync(Name, timeout, cancellationToken);
}
