namespace KubeInventory.Client;

/// <summary>What one watch request asks for.</summary>
public sealed record WatchOptions
{
    /// <summary>Which labels objects must have, as in <see cref="ListOptions.LabelSelector"/>. An object that stops matching arrives as deleted.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Which fields objects must have, as in <see cref="ListOptions.FieldSelector"/>.</summary>
    public FieldSelector? FieldSelector { get; init; }

    /// <summary>Where to begin: the list's or the last event's version. Default: the present state as added events, in no order.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Asks for bookmarks, which carry a newer resource version and no object. Default: true.</summary>
    public bool AllowBookmarks { get; init; } = true;

    /// <summary>
    /// Asks the server to send the present state first and to mark its end with a bookmark; see
    /// <see cref="WatchEvent{T}.EndsInitialEvents"/>. Default: false. Servers before 1.27 ignore it.
    /// </summary>
    public bool SendInitialEvents { get; init; }

    /// <summary>
    /// When the server ends the watch; whole seconds. Default: the server decides, usually between 30 and 60 minutes.
    /// A watch that outlives its timeout by 5 s is taken for dead and ends with <see cref="KubeConnectionException"/>.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Leaves <c>metadata.managedFields</c> out of what is read. Default: false.</summary>
    public bool SkipManagedFields { get; init; }
}
