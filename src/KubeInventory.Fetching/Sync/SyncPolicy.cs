using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What is stored for an observation of one kind, and for an absence.</summary>
internal abstract class SyncPolicy<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>What should be stored for an object that the provider reports.</summary>
    /// <param name="observation">The object as the fetcher reports it.</param>
    /// <param name="current">The object as the cache has it; null if it is new.</param>
    /// <param name="situation">What the cycle goes by.</param>
    /// <param name="warnings">Takes what could not be stored as it was reported.</param>
    public abstract TResource Desired(TResource observation, TResource? current, SyncSituation situation, List<string> warnings);

    /// <summary>The object's status after an apply in which operators kept some fields; null to say nothing.</summary>
    public virtual TResource? WithHeldFields(TResource desired, TResource? current, IReadOnlyList<string> held, SyncSituation situation) => null;

    /// <summary>Whether the stored object says that operators keep some fields.</summary>
    public virtual bool HasHeldFields(TResource current) => false;

    /// <summary>Whether the stored status already says what is desired. Each part of the status belongs to the fetcher as a whole.</summary>
    public virtual bool StatusIsCurrent(TResource desired, TResource current)
    {
        var wanted = ApplyJson.ToNode(desired)["status"] as JsonObject;
        var stored = ApplyJson.ToNode(current)["status"] as JsonObject;
        return wanted is null || wanted.All(part => stored is not null && JsonNode.DeepEquals(part.Value, stored[part.Key]));
    }

    /// <summary>What tells machines apart whatever their names; null if the kind has nothing such.</summary>
    public virtual string? IdentityOf(TResource observation) => null;

    /// <summary>Whether the provider reports the object as one that is gone.</summary>
    public virtual bool IsTerminated(TResource observation) => false;

    /// <summary>The source that stands for the object.</summary>
    public virtual string? OwnerOf(TResource current) => SyncKeys.SourceOf(current);

    /// <summary>Whether the stored object has tags or a place in the fleet that an observation could lose.</summary>
    public virtual bool HasAttributes(TResource current) => false;

    /// <summary>Whether what is desired has lost all of them.</summary>
    public virtual bool LosesAttributes(TResource desired, TResource current) => false;

    /// <summary>The absence that is stored; null for an object that is there.</summary>
    public abstract Absence? AbsenceOf(TResource current);

    /// <summary>What to write so that an absence is stored; null if it is already.</summary>
    public abstract AbsenceWrite<TResource>? Absent(TResource current, Absence absence, AbsenceState state, SyncSituation situation);

    /// <summary>What to write, beside the observation, so that a stored absence is gone; null if nothing.</summary>
    public virtual AbsenceWrite<TResource>? Present(TResource current) => null;

    /// <summary>What an object shares with the records of other sources that are of the same machine; empty if the kind has nothing such.</summary>
    public virtual IReadOnlyList<MachineKey> MachineKeysOf(TResource resource) => [];

    /// <summary>What should be stored where a record of another source may be of the same machine.</summary>
    /// <param name="desired">What should be stored otherwise.</param>
    /// <param name="current">The object as the cache has it.</param>
    /// <param name="doubt">Which record, and why, for people.</param>
    /// <param name="situation">What the cycle goes by.</param>
    public virtual TResource WithDoubt(TResource desired, TResource? current, string doubt, SyncSituation situation) => desired;

    /// <summary>The status to apply so that the object says what this source, as a further one, sees of it; null if it does, or cannot.</summary>
    /// <param name="observation">What this source reports.</param>
    /// <param name="current">The record, which is of another source.</param>
    /// <param name="isChanged">Whether the report may lack something that the one before had.</param>
    /// <param name="situation">What the cycle goes by.</param>
    public virtual TResource? SecondView(TResource observation, TResource current, bool isChanged, SyncSituation situation) => null;

    /// <summary>Whether the object of another source names this one as a further one that sees it.</summary>
    public virtual bool IsSeenBy(TResource current, string source) => false;

    /// <summary>The status to apply so that the object no longer names this source as a further one; null if it does not.</summary>
    public virtual TResource? WithoutSecondView(TResource current, SyncSituation situation) => null;

    /// <summary>The status to apply so that a veto shows on the object; null if it does, or cannot.</summary>
    public virtual TResource? Vetoed(TResource current, DeletionVeto veto, SyncSituation situation) => null;

    /// <summary>Why the object must not be deleted now, as far as the object itself tells; null if it may.</summary>
    public virtual DeletionVeto? Veto(TResource current) => null;
}

/// <summary>A write that records an absence or ends it.</summary>
/// <param name="Resource">What to apply.</param>
/// <param name="IsStatus">Whether it goes to the status; else to the object, under a field manager of its own.</param>
internal sealed record AbsenceWrite<TResource>(TResource Resource, bool IsStatus);
