using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Syncs one shard of one cycle: recognises what is as before, and stores the rest while further pages arrive.</summary>
internal sealed class ShardSync<TResource>(
    ProviderSyncOptions options, SyncPolicy<TResource> policy, ObjectStorer<TResource> storer, SecondSource<TResource> second, SyncedCache<TResource> cache,
    Sightings sightings, Identities identities, SyncTally tally)
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly AttributeLoss<TResource> _loss = new(policy);

    /// <returns>What became of the shard, and the proof that it is complete if it is.</returns>
    public async Task<(ShardOutcome Outcome, CompleteShard? Proof)> RunAsync(ShardFetch<TResource> fetch, LossRules rules, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelWrites, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ChangedAsync(fetch, cancellationToken), parallel, (report, token) => StoreAsync(report, fetch.Name, token)).ConfigureAwait(false);
        var outcome = fetch.Outcome();
        if (_loss.Judge(Known(fetch.Name), rules) is { } objection)
        {
            outcome = outcome with { Completeness = Completeness.Partial, Failure = FetchFailure.Malformed, Error = objection };
            tally.CountUnchanged(_loss.Deferred.Count);
        }
        else
        {
            await Parallel.ForEachAsync(_loss.Deferred, parallel, (report, token) => StoreAsync(report, fetch.Name, token)).ConfigureAwait(false);
        }

        var known = outcome is { Completeness: Completeness.Complete, Observed: 0 } && !rules.AllowEmpty ? Known(fetch.Name).Count() : 0;
        outcome = known > 0 ? NotBelieved(outcome, known) : outcome;
        return (outcome, CompleteShard.Prove(fetch, outcome, sightings));
    }

    // An empty answer is more often a wrong filter or a lost permission than an empty data centre.
    private static ShardOutcome NotBelieved(ShardOutcome outcome, int known) => outcome with
    {
        Completeness = Completeness.Failed,
        Failure = FetchFailure.Empty,
        Error = $"The answer is empty, though {known} objects were known; set allowEmpty of the ProviderSource to believe it.",
    };

    private IEnumerable<TResource> Known(string shard) => cache.Before.Where(resource => SyncKeys.ShardOf(resource) == shard);

    // Recognising costs less than handing over to a parallel loop, and in the steady state nothing is left to hand over.
    private async IAsyncEnumerable<Report<TResource>> ChangedAsync(
        ShardFetch<TResource> fetch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var printer = new ObservationPrint();
        var order = sightings.OrderOf(fetch.Name);
        order.Begin();
        while (await fetch.MoveNextAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsRecognised(fetch, order, printer))
            {
                tally.CountUnchanged();
            }
            else if (Changed(fetch.Current, fetch.Name, printer) is { } report)
            {
                yield return report;
            }
        }

        if (fetch.HasEnded)
        {
            order.End();
        }
    }

    // The way of nearly every report: it looks as before, and so does the cache.
    private bool IsRecognised(ShardFetch<TResource> fetch, ReportOrder order, ObservationPrint printer)
    {
        var (resource, name) = (fetch.Current.Resource, fetch.Current.Name);
        return resource is not null && name is not null && order.Find(name) is { IsCurrent: true } sighting && !identities.IsNeeded
            && sightings.AddCurrent(sighting, !policy.IsTerminated(resource), printer.Of(resource), fetch.Name);
    }

    private Report<TResource>? Changed(Fetched<TResource> fetched, string shard, ObservationPrint printer)
    {
        if (IsFirstReport(fetched, shard) is not { } observation)
        {
            return null;
        }

        var name = fetched.Name!;
        var print = printer.Of(observation);
        if (!cache.TryGet(name, out var current))
        {
            return new Report<TResource>(observation, name, print);
        }

        if (sightings.IsSettled(name, print, current.Metadata?.ResourceVersion, shard))
        {
            tally.CountUnchanged();
            return null;
        }

        var report = new Report<TResource>(observation, name, print);
        var isHeld = SyncKeys.SourceOf(current) == options.Source && policy.HasAttributes(current) && _loss.Defer(report, current, storer);
        return isHeld ? null : report;
    }

    private TResource? IsFirstReport(Fetched<TResource> fetched, string shard)
    {
        if (fetched.Name is not { Length: > 0 } name)
        {
            tally.Problem("", $"The fetcher reported an object without metadata.name in shard {shard}.");
            return null;
        }

        if (!sightings.Add(name, fetched.Resource is null || !policy.IsTerminated(fetched.Resource)))
        {
            tally.Problem(name, $"Reported twice, again in shard {shard}; the first report counts.");
            return null;
        }

        if (fetched.Resource is not { } observation)
        {
            tally.Problem(name, fetched.Reason ?? "The fetcher could not read it.");
            return null;
        }

        if (policy.IdentityOf(observation) is { } identity && identities.OtherNameOf(identity, name) is { } other)
        {
            tally.Problem(name, $"Has the same identity as {other}, which was reported before: {identity}. One machine needs one name; the first report counts.");
            return null;
        }

        return observation;
    }

    private async ValueTask StoreAsync(Report<TResource> report, string shard, CancellationToken cancellationToken)
        => await tally.TryAsync(report.Name, async () =>
        {
            cache.TryGet(report.Name, out var current);
            var (standIn, doubt) = second.Judge(report.Observation, current);
            if (standIn is null)
            {
                await storer.StoreAsync(report.Observation, report.Name, report.Print, shard, doubt, cancellationToken).ConfigureAwait(false);
                return;
            }

            var isChanged = sightings.Find(report.Name)?.Print != report.Print;
            await second.NoteAsync(report.Observation, standIn, isChanged, cancellationToken).ConfigureAwait(false);
            sightings.Settle(report.Name, report.Print, null, shard);
            if (current is not null && current != standIn.Record)
            {
                // The record of before goes the way of all that is not reported.
                sightings.Withdraw(report.Name);
            }
        }).ConfigureAwait(false);
}

/// <summary>One observation on its way to the store.</summary>
internal readonly record struct Report<TResource>(TResource Observation, string Name, UInt128 Print);
