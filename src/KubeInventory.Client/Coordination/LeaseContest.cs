namespace KubeInventory.Client;

/// <summary>The Leases of which one is wanted: one for a lock or an election, one of N for a semaphore.</summary>
internal sealed class LeaseContest
{
    private readonly ResourceClient<V1Lease> _leases;
    private readonly LeaseClaim[] _claims;
    private readonly string? _labelSelector;
    private readonly Func<double> _random;

    private LeaseContest(ResourceClient<V1Lease> leases, LeaseClaim[] claims, string? labelSelector, Func<double> random)
    {
        _leases = leases;
        _claims = claims;
        _labelSelector = labelSelector;
        _random = random;
    }

    public LeaseClaim First => _claims[0];

    /// <summary>What to watch for a Lease to become free.</summary>
    public WatchOptions Watch => _labelSelector is null
        ? new WatchOptions { FieldSelector = $"metadata.name={First.Name}", SkipManagedFields = true }
        : new WatchOptions { LabelSelector = _labelSelector, SkipManagedFields = true };

    public static LeaseContest ForOne(ResourceClient<V1Lease> leases, LeaseClaim claim) => new(leases, [claim], labelSelector: null, () => 0);

    public static LeaseContest ForAny(ResourceClient<V1Lease> leases, LeaseClaim[] claims, string labelSelector, Func<double> random) =>
        new(leases, claims, labelSelector, random);

    /// <summary>Looks at the Leases and takes one that is free.</summary>
    /// <returns>What was taken, or null.</returns>
    public async Task<TakenLease?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken).ConfigureAwait(false);

        foreach (var claim in InOrder())
        {
            var start = claim.Time.GetTimestamp();
            if (claim.IsFree && await claim.TryTakeAsync(cancellationToken).ConfigureAwait(false))
            {
                return new TakenLease(claim, start);
            }
        }

        return null;
    }

    /// <summary>Frees what a write may have taken whose answer never came.</summary>
    public async Task UndoAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in _claims.Where(claim => claim.MayBeTaken))
        {
            await claim.LookAsync(cancellationToken).ConfigureAwait(false);
            await claim.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What a write has taken unnoticed comes first, so that one contender does not use up two. The rest begins anywhere, so that
    /// contenders do not all meet at the same Lease.
    /// </summary>
    private IEnumerable<LeaseClaim> InOrder()
    {
        var offset = (int)(_random() * _claims.Length);
        return _claims[offset..].Concat(_claims[..offset]).OrderByDescending(claim => claim.IsOwn);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_labelSelector is null)
        {
            await First.LookAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var found = new Dictionary<string, V1Lease>(StringComparer.Ordinal);
        var options = new ListOptions { LabelSelector = _labelSelector, SkipManagedFields = true };
        await foreach (var lease in _leases.ListAsync(options, cancellationToken).ConfigureAwait(false))
        {
            found[lease.Metadata!.Name!] = lease;
        }

        foreach (var claim in _claims)
        {
            claim.Observe(found.GetValueOrDefault(claim.Name));
        }
    }
}
