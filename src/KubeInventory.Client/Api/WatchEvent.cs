namespace KubeInventory.Client;

/// <summary>One event of a watch.</summary>
/// <typeparam name="T">The watched kind.</typeparam>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object after the event; before it, for a deletion. Of a bookmark only its metadata counts.</param>
public readonly record struct WatchEvent<T>(WatchEventType Type, T Object)
    where T : class, IKubernetesResource<T>
{
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    /// <summary>The version from which a later watch can go on.</summary>
    public string? ResourceVersion => Object.Metadata?.ResourceVersion;

    /// <summary>True for the bookmark that closes the initial state of a watch with <see cref="WatchOptions.SendInitialEvents"/>.</summary>
    public bool EndsInitialEvents =>
        Type is WatchEventType.Bookmark
        && Object.Metadata?.Annotations is { } annotations
        && annotations.TryGetValue(InitialEventsEnd, out var value)
        && value is "true";
}
