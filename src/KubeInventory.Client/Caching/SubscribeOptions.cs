namespace KubeInventory.Client;

/// <summary>What a subscriber wants beside the changes.</summary>
public sealed record SubscribeOptions
{
    private static readonly TimeSpan ShortestResync = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often every object is delivered again, from the cache and without a request, as a change with
    /// <see cref="ResourceChange{T}.IsResync"/>; objects that have unread changes are left out. For work that may have failed, or depends on
    /// more than the object. Default: null, never. Range: at least 1 s.
    /// </summary>
    public TimeSpan? Resync { get; init; }

    internal static SubscribeOptions Default { get; } = new();

    internal void Validate()
    {
        if (Resync < ShortestResync)
        {
            throw new ArgumentOutOfRangeException(nameof(Resync), Resync, "Resync must be at least 1 s, or null for none.");
        }
    }
}
