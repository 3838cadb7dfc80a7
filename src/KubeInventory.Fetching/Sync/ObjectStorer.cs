using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Stores one observation: compares with the cache, and writes what differs.</summary>
internal sealed class ObjectStorer<TResource>(
    SyncPolicy<TResource> policy, ObjectWriter<TResource> writer, SyncedCache<TResource> cache, Sightings sightings, SyncSituation situation,
    SyncTally tally, SyncChanges<TResource> changes)
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>What should be stored, without storing it.</summary>
    public TResource Preview(TResource observation, TResource current) => policy.Desired(observation, current, situation, []);

    /// <summary>Writes the observation if need be, and remembers how it looked if not.</summary>
    /// <param name="observation">What the fetcher reports.</param>
    /// <param name="name">Its name.</param>
    /// <param name="print">Its fingerprint.</param>
    /// <param name="shard">Where it was reported.</param>
    /// <param name="doubt">Why a record of another source may be of the same machine, for people; null if none may.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task StoreAsync(TResource observation, string name, UInt128 print, string shard, string? doubt, CancellationToken cancellationToken)
    {
        cache.TryGet(name, out var current);
        if (current is null && policy.IsTerminated(observation))
        {
            // A machine that was gone before it was known needs no record.
            tally.CountUnchanged();
            return;
        }

        if (current?.Metadata?.DeletionTimestamp is not null)
        {
            tally.Warning(name, "The record is being deleted; if the provider still reports the machine then, it is created anew.");
            tally.CountUnchanged();
            return;
        }

        List<string> warnings = [];
        var desired = policy.Desired(observation, current, situation, warnings);
        desired = doubt is null ? desired : policy.WithDoubt(desired, current, doubt, situation);
        warnings.ForEach(warning => tally.Warning(name, warning));
        var main = Stamp(ApplyJson.ToNode(desired), shard);
        TResource? written = null;
        if (NeedsApply(current, main, name))
        {
            var takesOver = current is not null && policy.OwnerOf(current) != situation.Source;
            var (stored, held) = await writer.ApplyMainAsync(main, takesOver, cancellationToken).ConfigureAwait(false);
            tally.Wrote(stored.Metadata);
            desired = policy.WithHeldFields(desired, current, held, situation) ?? desired;
            written = stored;
        }

        if (!(current is not null && policy.StatusIsCurrent(desired, current)) && ApplyJson.StatusAlone(ApplyJson.ToNode(desired)) is { } status)
        {
            var stored = await writer.ApplyStatusAsync(ApplyJson.ToModel<TResource>(status), cancellationToken).ConfigureAwait(false);
            tally.Wrote(stored.Metadata);
            written = stored;
        }

        if (current is not null && policy.Present(current) is { } present)
        {
            var stored = await writer.ApplyAbsenceAsync(present, cancellationToken).ConfigureAwait(false);
            tally.Wrote(stored.Metadata);
            written = stored;
        }

        sightings.Settle(name, print, (written ?? current)?.Metadata?.ResourceVersion, shard);
        // Where other sources have added to the status, an apply may find that nothing of its own has changed.
        tally.CountStored(current is null, written is not null && written.Metadata?.ResourceVersion != current?.Metadata?.ResourceVersion);
        if (current is null && written is not null)
        {
            changes.Created.Add(written);
        }
    }

    // Fields that operators keep are tried again whenever the object has changed: they may have been given back.
    private bool NeedsApply(TResource? current, JsonObject main, string name)
        => current is null
            || current.Metadata?.Annotations?.GetValueOrDefault(SyncKeys.Observation) != main["metadata"]!["annotations"]![SyncKeys.Observation]!.GetValue<string>()
            || (policy.HasHeldFields(current) && sightings.SettledVersion(name) is { } settled && settled != current.Metadata?.ResourceVersion);

    private JsonObject Stamp(JsonObject main, string shard)
    {
        main.Remove("status");
        var metadata = main["metadata"]!.AsObject();
        Map(metadata, "labels")[SyncKeys.Source] = situation.Source;
        Map(metadata, "annotations")[SyncKeys.Shard] = shard;
        Map(metadata, "annotations")[SyncKeys.Observation] = ApplyJson.Digest(main);
        return main;
    }

    private static JsonObject Map(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject map)
        {
            parent[key] = map = [];
        }

        return map;
    }
}
