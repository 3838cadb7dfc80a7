namespace KubeInventory.Fetching;

/// <summary>What one run of a <see cref="ProviderSync{TResource}"/> saw and did.</summary>
public sealed record SyncOutcome
{
    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The fetch, shard by shard.</summary>
    public required IReadOnlyList<ShardOutcome> Shards { get; init; }

    /// <summary>Objects that were new.</summary>
    public int Created { get; init; }

    /// <summary>Objects that were changed.</summary>
    public int Updated { get; init; }

    /// <summary>Objects that were right already and cost nothing.</summary>
    public int Unchanged { get; init; }

    /// <summary>Objects that a complete fetch did not contain, and that wait for further fetches to confirm it.</summary>
    public int Missing { get; init; }

    /// <summary>Objects that are taken for gone; their records are kept until they may be deleted.</summary>
    public int Retired { get; init; }

    /// <summary>Objects that were deleted.</summary>
    public int Deleted { get; init; }

    /// <summary>Objects that are due for deletion and that guards keep: the sum of <see cref="Blocks"/>. They count as retired too.</summary>
    public int Blocked => Blocks.Sum(block => block.Names.Count);

    /// <summary>Objects that could not be read or written, each with its reason; the others were.</summary>
    public IReadOnlyList<SyncProblem> Problems { get; init; } = [];

    /// <summary>Objects that are stored otherwise than they were reported, such as with a tag that no label can hold. Told when the object is written.</summary>
    public IReadOnlyList<SyncProblem> Warnings { get; init; } = [];

    /// <summary>Deletions that guards hold back, by guard.</summary>
    public IReadOnlyList<DeletionBlock> Blocks { get; init; } = [];

    /// <summary>
    /// What an operator sets as the annotation <c>kubeinventory.io/approve-deletions</c> of the ProviderSource to let exactly the blocked
    /// deletions happen; null where none wait for that.
    /// </summary>
    public string? BlockedSet { get; init; }

    /// <summary>Whether the source is suspended: nothing was fetched.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Whether absences were counted and nothing was concluded from them, since account, regions or filters of the source have changed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Complete if every shard is; failed if every shard is; else partial.</summary>
    public Completeness Completeness
        => Shards.All(shard => shard.Completeness == Completeness.Complete) ? Completeness.Complete
            : Shards.All(shard => shard.Completeness == Completeness.Failed) ? Completeness.Failed
            : Completeness.Partial;

    /// <summary>One line for people.</summary>
    public override string ToString()
        => IsSuspended ? $"{Source}: suspended"
            : $"{Source}: {Created} created, {Updated} updated, {Unchanged} unchanged, {Missing} missing"
            + Part(Retired, "retired") + Part(Deleted, "deleted") + Part(Blocked, "blocked") + Part(Problems.Count, "with a problem")
            + (IsDryRun ? ", dry run" : "")
            + (Completeness == Completeness.Complete ? "" : $" ({Completeness}: {string.Join("; ", Shards.Where(shard => shard.Error is not null).Select(shard => $"{shard.Name}: {shard.Error}"))})");

    private static string Part(int count, string what) => count > 0 ? $", {count} {what}" : "";
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

/// <summary>An object that could not be stored, or not as it was reported.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Message">Why, in the API server's words where it refused. One line, without control characters.</param>
public sealed record SyncProblem(string Name, string Message);
