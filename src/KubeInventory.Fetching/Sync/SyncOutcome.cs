namespace KubeInventory.Fetching;

/// <summary>What one run of a <see cref="ProviderSync{TResource}"/> saw and did.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Shards">The fetch, shard by shard.</param>
/// <param name="Created">Objects that were new.</param>
/// <param name="Updated">Objects that were changed.</param>
/// <param name="Unchanged">Objects that were right already and cost nothing.</param>
/// <param name="Missing">Objects that a complete fetch did not contain, newly or still.</param>
/// <param name="Problems">Objects that could not be written, each with its reason; the others were.</param>
public sealed record SyncOutcome(
    string Source,
    IReadOnlyList<ShardOutcome> Shards,
    int Created,
    int Updated,
    int Unchanged,
    int Missing,
    IReadOnlyList<SyncProblem> Problems)
{
    /// <summary>Complete if every shard is; failed if every shard is; else partial.</summary>
    public Completeness Completeness
        => Shards.All(shard => shard.Completeness == Completeness.Complete) ? Completeness.Complete
            : Shards.All(shard => shard.Completeness == Completeness.Failed) ? Completeness.Failed
            : Completeness.Partial;

    /// <summary>One line for people.</summary>
    public override string ToString()
        => $"{Source}: {Created} created, {Updated} updated, {Unchanged} unchanged, {Missing} missing"
            + (Problems.Count > 0 ? $", {Problems.Count} with a problem" : "")
            + (Completeness == Completeness.Complete ? "" : $" ({Completeness}: {string.Join("; ", Shards.Where(shard => shard.Error is not null).Select(shard => $"{shard.Name}: {shard.Error}"))})");
}

/// <summary>What became of one shard.</summary>
/// <param name="Name">Name of the shard.</param>
/// <param name="Completeness">Whether all of it was seen.</param>
/// <param name="Observed">Objects that were seen.</param>
/// <param name="Failure">Class of the reason, if it is not complete.</param>
/// <param name="Error">The reason, if it is not complete.</param>
/// <param name="RetryAfter">When the provider wants to be asked again at the earliest, if it said so.</param>
public sealed record ShardOutcome(
    string Name, Completeness Completeness, int Observed, FetchFailure? Failure = null, string? Error = null, TimeSpan? RetryAfter = null);

/// <summary>An object that could not be written.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Message">Why, in the API server's words where it refused.</param>
public sealed record SyncProblem(string Name, string Message);
