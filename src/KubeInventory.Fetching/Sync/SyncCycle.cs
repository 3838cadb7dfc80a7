using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One run of a sync, from the fetch to the status of its ProviderSource.</summary>
internal sealed class SyncCycle<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly SyncParts<TResource> _parts;
    private readonly SourceState _state;
    private readonly SyncSituation _situation;
    private readonly SyncedCache<TResource> _cache;
    private readonly SecondSource<TResource> _second;
    private readonly SyncTally _tally = new();
    private readonly SyncChanges<TResource> _changes = new();
    private readonly ParallelOptions _parallel;
    private readonly CancellationToken _cancellationToken;

    public SyncCycle(SyncParts<TResource> parts, SourceState state, SyncSituation situation, SyncedCache<TResource> cache, CancellationToken cancellationToken)
    {
        (_parts, _state, _situation, _cache, _cancellationToken) = (parts, state, situation, cache, cancellationToken);
        _second = new SecondSource<TResource>(parts.Policy, parts.Writer, cache, state.Priorities, situation, _tally);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = parts.Options.MaxParallelWrites, CancellationToken = cancellationToken };
    }

    /// <summary>The newest version that was written; null if nothing was.</summary>
    public ResourceVersion? LastWritten => _tally.LastWritten;

    public async Task<SyncOutcome> RunAsync()
    {
        if (_situation.Policy.Suspended)
        {
            await FinishDeletionsAsync().ConfigureAwait(false);
            return await EndAsync(Outcome([]) with { IsSuspended = true }, Books([])).ConfigureAwait(false);
        }

        _parts.Sightings.BeginCycle();
        var isDryRun = _state.Status.Selection is { } selection && selection != _situation.Policy.Selection;
        var (shards, proofs) = await FetchAsync().ConfigureAwait(false);
        var absence = new AbsenceSync<TResource>(_parts.Policy, _parts.Writer, _cache, _situation, _tally, _changes);
        var candidates = await absence.RunAsync(proofs, isDryRun, _parallel).ConfigureAwait(false);
        var books = Books(shards);
        var verdict = await DecideAsync(candidates, books).ConfigureAwait(false);
        var outcome = Outcome(shards) with { IsDryRun = isDryRun, Blocks = verdict.Blocks, BlockedSet = verdict.BlockedSet };
        if (verdict.Warrants.Count > 0)
        {
            books = books.With(verdict.Warrants);
            await StoreAsync(outcome, books).ConfigureAwait(false);
            await Parallel.ForEachAsync(verdict.Warrants, _parallel, DeleteAsync).ConfigureAwait(false);
        }

        await FinishDeletionsAsync().ConfigureAwait(false);
        if (proofs.Count == shards.Count)
        {
            await _second.ForgetUnseenAsync(_cancellationToken).ConfigureAwait(false);
            _parts.Sightings.ForgetUnseen();
        }

        return await EndAsync(Outcome(shards) with { IsDryRun = isDryRun, Blocks = verdict.Blocks, BlockedSet = verdict.BlockedSet }, books).ConfigureAwait(false);
    }

    private async Task<(IReadOnlyList<ShardOutcome> Shards, IReadOnlyDictionary<string, CompleteShard> Proofs)> FetchAsync()
    {
        var plan = await ShardPlan.MakeAsync(_parts.Fetcher, _parts.Options, _situation.Policy, _cancellationToken).ConfigureAwait(false);
        if (plan.Failure is { } failure)
        {
            return ([failure], new Dictionary<string, CompleteShard>());
        }

        var storer = new ObjectStorer<TResource>(_parts.Policy, _parts.Writer, _cache, _parts.Sightings, _situation, _tally, _changes);
        var rules = new LossRules(_state.Annotation(SyncKeys.ApproveAttributeLoss), _state.IsSpecNew, _situation.Policy.AllowEmpty);
        var identities = new Identities(() => _cache.Before
            .Where(resource => _parts.Sightings.WasReported(resource.Metadata!.Name!))
            .Select(resource => (_parts.Policy.IdentityOf(resource) ?? "", resource.Metadata!.Name!)));
        var outcomes = new ShardOutcome[plan.Shards.Count];
        var proofs = new Dictionary<string, CompleteShard>(StringComparer.Ordinal);
        var several = new ParallelOptions { MaxDegreeOfParallelism = _parts.Options.MaxParallelShards, CancellationToken = _cancellationToken };
        await Parallel.ForEachAsync(plan.Shards.Index(), several, async (entry, token) =>
        {
            var sync = new ShardSync<TResource>(_parts.Options, _parts.Policy, storer, _second, _cache, _parts.Sightings, identities, _tally);
            var fetch = new ShardFetch<TResource>(_parts.Fetcher, entry.Item, _parts.Options.ShardTimeout, _parts.TimeProvider, token);
            await using var ending = fetch.ConfigureAwait(false);
            var (outcome, proof) = await sync.RunAsync(fetch, rules, token).ConfigureAwait(false);
            lock (proofs)
            {
                outcomes[entry.Index] = outcome;
                if (proof is not null)
                {
                    proofs.Add(proof.Name, proof);
                }
            }
        }).ConfigureAwait(false);
        return (outcomes, proofs);
    }

    private async Task<DeletionVerdict<TResource>> DecideAsync(IReadOnlyList<DeletionCandidate<TResource>> candidates, SourceBooks books)
    {
        var vetoes = new Dictionary<string, DeletionVeto>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var veto = _parts.Policy.Veto(candidate.Current)
                ?? (_parts.Heartbeats is { } heartbeats ? await heartbeats.VetoAsync(candidate.Name, _cancellationToken).ConfigureAwait(false) : null);
            if (veto is null)
            {
                continue;
            }

            vetoes.Add(candidate.Name, veto);
            if (_parts.Policy.Vetoed(candidate.Current, veto, _situation) is { } status)
            {
                await _tally.TryAsync(candidate.Name, async () =>
                    _tally.Wrote((await _parts.Writer.ApplyStatusAsync(status, _cancellationToken).ConfigureAwait(false)).Metadata)).ConfigureAwait(false);
            }
        }

        return DeletionWarrant<TResource>.Decide(candidates, vetoes, new DeletionGuards
        {
            Policy = _situation.Policy,
            Now = _situation.Now,
            Approved = _state.Annotation(SyncKeys.ApproveDeletions),
            HeldUntil = books.HeldUntil,
            Source = books.Source,
            Shards = books.Shards,
            LastComplete = books.LastComplete,
        });
    }

    private async ValueTask DeleteAsync(DeletionWarrant<TResource> warrant, CancellationToken cancellationToken)
        => await _tally.TryAsync(warrant.Name, async () =>
        {
            if (await _parts.Writer.DeleteAsync(warrant, cancellationToken).ConfigureAwait(false))
            {
                _tally.CountDeleted();
                _changes.Deleted.Add(warrant.Resource);
                await _parts.Decommissioning.FinishAsync(warrant.Resource, _tally, cancellationToken).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

    // Deletions that an operator asked for, or that a crash has left unfinished.
    private async Task FinishDeletionsAsync()
    {
        foreach (var resource in _cache.BeingDeleted)
        {
            await _parts.Decommissioning.FinishAsync(resource, _tally, _cancellationToken).ConfigureAwait(false);
        }
    }

    private SourceBooks Books(IReadOnlyList<ShardOutcome> shards)
    {
        var heldUntil = _parts.Clock.HeldUntil(_state.Status, _situation.Policy.Absence, _situation.Now);
        return SourceBooks.Of(_state.Status, shards, _cache.CountByShard, _situation, heldUntil);
    }

    private SyncOutcome Outcome(IReadOnlyList<ShardOutcome> shards) => new()
    {
        Source = _situation.Source,
        Shards = shards,
        Created = _tally.Created,
        Updated = _tally.Updated,
        Unchanged = _tally.Unchanged,
        Missing = _tally.Missing,
        Retired = _tally.Retired - _tally.Deleted,
        Deleted = _tally.Deleted,
        Problems = _tally.Problems,
        Warnings = _tally.Warnings,
    };

    private async Task<V1ProviderSourceStatus> StoreAsync(SyncOutcome outcome, SourceBooks books)
    {
        var status = SourceStatus.Of(_state, outcome, books, _situation.Now);
        await _parts.Sources.WriteAsync(status, _cancellationToken).ConfigureAwait(false);
        return status;
    }

    private async Task<SyncOutcome> EndAsync(SyncOutcome outcome, SourceBooks books)
    {
        var status = await StoreAsync(outcome, books).ConfigureAwait(false);
        _parts.Events?.Tell(_state.Own, status, outcome, _changes);
        return outcome;
    }
}
