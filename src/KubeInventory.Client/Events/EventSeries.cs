namespace KubeInventory.Client;

/// <summary>What makes two events one that happened twice: all but the words for people.</summary>
internal readonly record struct EventKey(
    V1EventType Type, string Reason, string Action, string? ApiVersion, string? Kind, string? Namespace, string? Name, string? Uid);

/// <summary>One thing that happens, once or again. Guarded by its <see cref="EventBook"/>.</summary>
internal sealed class EventSeries(EventKey key, V1Event first, DateTimeOffset at)
{
    public EventKey Key => key;

    /// <summary>The event as it is, or will be, created.</summary>
    public V1Event First { get; set; } = first;

    public bool IsCreated { get; set; }

    public int Count { get; set; } = 1;

    public int WrittenCount { get; set; }

    public DateTimeOffset LastSeen { get; set; } = at;

    /// <summary>When it may be written next.</summary>
    public DateTimeOffset DueAt { get; set; } = at;
}
