using System.Collections.Concurrent;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Machines that more than one source reports: the one with the highest priority stands for them, the others note that they see them, and add what it does not say.</summary>
internal sealed class SecondSource<TResource>(
    SyncPolicy<TResource> policy, ObjectWriter<TResource> writer, SyncedCache<TResource> cache, IReadOnlyDictionary<string, int> priorities, SyncSituation situation,
    SyncTally tally)
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly MachineTwins<TResource> _twins = new(policy, cache);
    private readonly ConcurrentDictionary<string, string> _noted = new(StringComparer.Ordinal);

    /// <summary>Who stands for a reported machine.</summary>
    /// <param name="observation">The report.</param>
    /// <param name="current">The record of its name; null if there is none.</param>
    /// <returns>The record of another source to make a note on, or null where this source's own record is to be stored; and what may be of the same machine.</returns>
    public (StandIn<TResource>? StandIn, string? Doubt) Judge(TResource observation, TResource? current)
    {
        if (current is not null && YieldsTo(current, current) is { } owner)
        {
            return (new StandIn<TResource>(current, owner, "the same name"), null);
        }

        if (_twins.Find(observation) is not { } twin)
        {
            return (null, null);
        }

        if (!twin.IsCertain || _noted.GetValueOrDefault(twin.Name, Name(observation)) != Name(observation))
        {
            return (null, $"May be the machine of {twin.Name}: they share {twin.Reason}.");
        }

        return YieldsTo(twin.Record, current) is { } other ? (new StandIn<TResource>(twin.Record, other, twin.Reason), null) : (null, null);
    }

    /// <summary>Notes on the record that this source sees the machine too, and adds what the record lacks.</summary>
    /// <param name="observation">The report.</param>
    /// <param name="standIn">Whose record it is.</param>
    /// <param name="isChanged">Whether the report may lack something that the one before had.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task NoteAsync(TResource observation, StandIn<TResource> standIn, bool isChanged, CancellationToken cancellationToken)
    {
        var (name, before) = (Name(standIn.Record), standIn.Record.Metadata!.ResourceVersion);
        _noted.TryAdd(name, Name(observation));
        if (policy.SecondView(observation, standIn.Record, isChanged, situation) is not { } view)
        {
            tally.CountUnchanged();
            return;
        }

        if (!policy.IsSeenBy(standIn.Record, situation.Source))
        {
            tally.Warning(Name(observation), $"Source {standIn.Owner} reports it too, as {name}, and stands for it: {standIn.Reason}.");
            if (name == Name(observation))
            {
                await writer.RelinquishAsync(standIn.Record, cancellationToken).ConfigureAwait(false);
            }
        }

        var stored = await writer.ApplyStatusAsync(view, cancellationToken).ConfigureAwait(false);
        if (policy.SecondView(observation, stored, isChanged: false, situation) is { } rest)
        {
            // A field that had this source's value of before was left out, and is free now.
            stored = await writer.ApplyStatusAsync(rest, cancellationToken).ConfigureAwait(false);
        }

        tally.Wrote(stored.Metadata);
        tally.CountStored(isNew: false, isWritten: stored.Metadata?.ResourceVersion != before);
    }

    /// <summary>Takes the notes off records of machines that this source does not see any more. Only after a complete fetch.</summary>
    public async Task ForgetUnseenAsync(CancellationToken cancellationToken)
    {
        foreach (var current in cache.SeenToo)
        {
            if (policy.OwnerOf(current) != situation.Source && !_noted.ContainsKey(Name(current)) && policy.WithoutSecondView(current, situation) is { } status)
            {
                await tally.TryAsync(Name(current), async () =>
                    tally.Wrote((await writer.ApplyStatusAsync(status, cancellationToken).ConfigureAwait(false)).Metadata)).ConfigureAwait(false);
            }
        }
    }

    private static string Name(TResource resource) => resource.Metadata!.Name!;

    // Whoever no longer sees the machine does not stand for it. Between equals the older record stands, so that they never yield to each other.
    private string? YieldsTo(TResource record, TResource? own)
    {
        if (policy.OwnerOf(record) is not { } owner || owner == situation.Source || !priorities.TryGetValue(owner, out var theirs)
            || (policy.AbsenceOf(record) is { } absence && situation.Policy.Absence.StateOf(absence, situation.Now) != AbsenceState.Missing))
        {
            return null;
        }

        var mine = priorities.GetValueOrDefault(situation.Source);
        return theirs > mine || (theirs == mine && (own is null || own == record || IsOlder(record, own))) ? owner : null;
    }

    private static bool IsOlder(TResource left, TResource right)
        => (left.Metadata?.CreationTimestamp, right.Metadata?.CreationTimestamp) is var (first, second) && first != second
            ? first < second
            : string.CompareOrdinal(Name(left), Name(right)) < 0;
}

/// <summary>A record of another source that stands for a machine.</summary>
/// <param name="Record">The record.</param>
/// <param name="Owner">Its source.</param>
/// <param name="Reason">What tells that it is the same machine, for people.</param>
internal sealed record StandIn<TResource>(TResource Record, string Owner, string Reason);
