namespace KubeInventory.Client;

/// <summary>One contender for one Lease: what it has seen of it, and the writes that take, renew and release it.</summary>
/// <remarks>
/// Three rules keep two contenders apart. Every write names the version that was seen, so that of two only one takes effect. A Lease
/// of another is taken only after it has not changed for its whole duration, by this contender's monotonic clock; the times written in
/// it are for people. And only one's own writes count as one's own: identities are unique, see <see cref="LeaseIdentity"/>.
/// Not thread-safe. Source: client-go <c>tools/leaderelection</c>.
/// </remarks>
internal sealed class LeaseClaim(
    ResourceClient<V1Lease> leases,
    string name,
    string identity,
    LeaseTiming timing,
    TimeProvider time,
    LeaseSightings sightings,
    IReadOnlyDictionary<string, string>? labels = null)
{
    private V1Lease? _seen;
    private long _unchangedSince;
    private int _highestTransitions = -1;

    public string Name => name;

    public string Identity => identity;

    public LeaseTiming Timing => timing;

    public TimeProvider Time => time;

    /// <summary>The count of changes of hands that this contender's last write to take effect has made.</summary>
    public int Transitions => _seen?.Spec?.LeaseTransitions ?? 0;

    /// <summary>Whether the Lease is one's own, or a write was sent that may have made it so although no answer said it.</summary>
    public bool MayBeTaken { get; private set; }

    /// <summary>Whether the Lease may be taken now: nobody holds it, its time is up, or a write of one's own took effect unnoticed.</summary>
    public bool IsFree => _seen is null || HolderOf(_seen) is null || IsOwn || HasExpired;

    /// <summary>Whether the Lease, as last seen, bears a write of one's own.</summary>
    public bool IsOwn => _seen is not null && HolderOf(_seen) == identity;

    private bool HasExpired => time.GetElapsedTime(_unchangedSince) >= TimeSpan.FromSeconds(_seen?.Spec?.LeaseDurationSeconds ?? timing.DurationSeconds);

    public static string? HolderOf(V1Lease lease) => lease.Spec?.HolderIdentity is { Length: > 0 } holder ? holder : null;

    /// <summary>Takes note of what a read has given; null for no Lease.</summary>
    public void Observe(V1Lease? lease)
    {
        _seen = lease;
        if (lease is null || HolderOf(lease) is null || IsOwn)
        {
            sightings.Forget(name);
        }
        else
        {
            _unchangedSince = sightings.Note(name, lease);
        }

        _highestTransitions = Math.Max(_highestTransitions, lease?.Spec?.LeaseTransitions ?? -1);
        MayBeTaken = IsOwn;
    }

    public async Task LookAsync(CancellationToken cancellationToken) =>
        Observe(await leases.FindAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>Writes oneself into a Lease that is free as last seen.</summary>
    /// <returns>False if somebody else was faster.</returns>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        var spec = (_seen?.Spec ?? new V1LeaseSpec()) with
        {
            HolderIdentity = identity,
            LeaseDurationSeconds = timing.DurationSeconds,
            AcquireTime = now,
            RenewTime = now,
            LeaseTransitions = _highestTransitions + 1,
        };

        MayBeTaken = true;
        try
        {
            Observe(await WriteAsync(spec, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (KubeApiException e) when (IsOutOfDate(e))
        {
            // What was seen is out of date; the next look tells. It may even show this write, if an answer to it was lost on the way.
            return false;
        }
    }

    /// <summary>Says that one is still there: from memory, and only after a conflict from what the server has.</summary>
    /// <returns>False if the Lease is another's, or gone.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        while (IsOwn)
        {
            if (await TryWriteOwnAsync(_seen!.Spec! with { RenewTime = Later(_seen.Spec.RenewTime) }, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Frees the Lease if it is one's own: whoever wants it need not wait until it expires.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        while (IsOwn)
        {
            var now = Now();
            var free = _seen!.Spec! with { HolderIdentity = string.Empty, LeaseDurationSeconds = 1, AcquireTime = now, RenewTime = now };
            await TryWriteOwnAsync(free, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryWriteOwnAsync(V1LeaseSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            Observe(await WriteAsync(spec, cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (KubeApiException e) when (IsOutOfDate(e))
        {
            await LookAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    // A namespace that is missing is no race: that refusal, of a creation, is for the caller.
    private bool IsOutOfDate(KubeApiException e) =>
        e.Reason is StatusReason.Conflict or StatusReason.AlreadyExists || (e.Reason is StatusReason.NotFound && _seen is not null);

    private Task<V1Lease> WriteAsync(V1LeaseSpec spec, CancellationToken cancellationToken) => _seen is null
        ? leases.CreateAsync(
            new V1Lease { Metadata = new ObjectMeta { Name = name, Namespace = leases.Namespace, Labels = labels }, Spec = spec },
            cancellationToken: cancellationToken)
        : leases.ReplaceAsync(_seen with { Spec = spec }, cancellationToken: cancellationToken);

    // A clock that was set back must not make a renewal look like no change to those who wait for one.
    private DateTimeOffset Later(DateTimeOffset? last) => Now() is var now && now == last ? now.AddMicroseconds(1) : now;

    /// <summary>The time in microseconds, which is what a Lease holds: what is read back must equal what was written.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
