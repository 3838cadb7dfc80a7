using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>What the guards of a whole source look at before anything of it is deleted.</summary>
internal sealed record DeletionGuards
{
    public required SourcePolicy Policy { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The set that an operator has approved; null if none.</summary>
    public string? Approved { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public required DeletionWindow Source { get; init; }

    public required IReadOnlyDictionary<string, DeletionWindow> Shards { get; init; }

    /// <summary>When each shard of the source was last seen whole; null for one that never was.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset?> LastComplete { get; init; }

    /// <summary>The first guard that holds the deletions back; null if they may happen.</summary>
    /// <param name="shards">The shard of each deletion.</param>
    /// <param name="missingSince">When the last of them went missing.</param>
    public (string Reason, string Message)? FirstObjection(IReadOnlyList<string> shards, DateTimeOffset missingSince)
    {
        if (HeldUntil > Now)
        {
            return ("Held", string.Create(CultureInfo.InvariantCulture, $"Nothing is deleted before {HeldUntil:u}: the clock jumped, or the source was not fetched for long."));
        }

        // An object may have moved to a shard that cannot be seen.
        var unseen = LastComplete.Where(shard => shard.Value is null || shard.Value <= missingSince).Select(shard => shard.Key).Order(StringComparer.Ordinal).ToList();
        if (unseen.Count > 0)
        {
            return ("ShardsIncomplete", $"No complete fetch of {string.Join(", ", unseen.Take(5))}{(unseen.Count > 5 ? ", …" : "")} since these went missing; they may have moved there.");
        }

        if (!Source.Allows(shards.Count, Policy))
        {
            return ("TooMany", TooMany("the source", Source, shards.Count));
        }

        foreach (var shard in shards.GroupBy(shard => shard, StringComparer.Ordinal))
        {
            if (Shards.TryGetValue(shard.Key, out var window) && !window.Allows(shard.Count(), Policy))
            {
                return ("TooMany", TooMany($"shard {shard.Key}", window, shard.Count()));
            }
        }

        return null;
    }

    private string TooMany(string what, DeletionWindow window, int wanted)
        => $"{wanted} deletions{(window.Deleted > 0 ? $" after {window.Deleted}" : "")} of {window.Known} in {what} are more than {window.Limit(Policy)} within 24 hours.";
}
