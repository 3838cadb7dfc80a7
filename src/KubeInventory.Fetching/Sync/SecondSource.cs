using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Objects that more than one source reports: the one with the highest priority stands for them, the others only note that they see them.</summary>
internal sealed class SecondSource<TResource>(
    SyncPolicy<TResource> policy, ObjectWriter<TResource> writer, IReadOnlyDictionary<string, int> priorities, SyncSituation situation, SyncTally tally)
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>The source that stands for the object; null if that is this one, or should be.</summary>
    public string? YieldsTo(TResource current)
        => policy.OwnerOf(current) is { } owner
            && owner != situation.Source
            && priorities.TryGetValue(owner, out var theirs)
            && theirs >= priorities.GetValueOrDefault(situation.Source)
                ? owner
                : null;

    public async Task NoteAsync(TResource observation, TResource current, string owner, CancellationToken cancellationToken)
    {
        if (policy.SecondView(observation, current, situation) is { } view)
        {
            await writer.RelinquishAsync(current, cancellationToken).ConfigureAwait(false);
            tally.Wrote((await writer.ApplyStatusAsync(view, cancellationToken).ConfigureAwait(false)).Metadata);
            tally.Warning(current.Metadata!.Name!, $"Source {owner} reports it too, and stands for it.");
            tally.CountStored(isNew: false, isWritten: true);
        }
        else
        {
            tally.CountUnchanged();
        }
    }

    /// <summary>Takes the notes off objects that this source does not see any more. Only after a complete fetch.</summary>
    public async Task ForgetUnseenAsync(IEnumerable<TResource> everything, Sightings sightings, CancellationToken cancellationToken)
    {
        foreach (var current in everything)
        {
            if (policy.OwnerOf(current) != situation.Source && !sightings.IsAlive(current.Metadata!.Name!) && policy.WithoutSecondView(current, situation) is { } status)
            {
                await tally.TryAsync(current.Metadata!.Name!, async () =>
                    tally.Wrote((await writer.ApplyStatusAsync(status, cancellationToken).ConfigureAwait(false)).Metadata)).ConfigureAwait(false);
            }
        }
    }
}
