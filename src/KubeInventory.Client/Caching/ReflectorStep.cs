namespace KubeInventory.Client;

/// <summary>What a reflector does next.</summary>
/// <param name="State">List or watch.</param>
/// <param name="Reason">What led to it, as logs and metrics name it; null for the ordinary course, which is not counted.</param>
/// <param name="Waits">Whether to back off before.</param>
/// <param name="Failure">What went wrong.</param>
internal readonly record struct ReflectorStep(ReflectorState State, string? Reason = null, bool Waits = false, Exception? Failure = null)
{
    internal static ReflectorStep Start { get; } = new(ReflectorState.Listing);

    internal static ReflectorStep AfterList { get; } = new(ReflectorState.Watching);

    /// <summary>The server ends a watch when its time is up. What came meanwhile is not lost: the next one begins where this one ended.</summary>
    internal static ReflectorStep AfterWatch { get; } = new(ReflectorState.Watching, "closed");

    /// <summary>Watches that end at once deliver nothing; lists keep the content moving until they do.</summary>
    internal static ReflectorStep AfterShortWatch { get; } = new(ReflectorState.Listing, "short", Waits: true);

    /// <summary>
    /// Not even a bookmark came until the watch's time was up. A server restored from a backup is silent like this: it waits until its
    /// versions have grown past the one that it was asked for.
    /// </summary>
    internal static ReflectorStep AfterSilentWatch { get; } = new(ReflectorState.Listing, "silent");

    /// <summary>Whether it needs nobody's attention: after a while offline a server has forgotten the version.</summary>
    internal bool IsRoutine => Reason is "expired";

    internal TimeSpan? RetryAfter => (Failure as KubeApiException)?.RetryAfter;

    internal static ReflectorStep AfterFailedList(Exception failure) => new(ReflectorState.Listing, "list", Waits: true, failure);

    /// <remarks>
    /// Where the server was not reached, or was too busy, a watch can go on from where it was. Every other failure may mean that it
    /// cannot: the version is too old, the history holds an object that cannot be read, or the kind is not served for now.
    /// </remarks>
    internal static ReflectorStep AfterFailedWatch(Exception failure)
    {
        var (state, reason) = failure switch
        {
            KubeApiException e => AfterRefusedWatch(e),
            KubeConfigException => (ReflectorState.Watching, "credentials"),
            KubeConnectionException or HttpRequestException or IOException or OperationCanceledException or TimeoutException
                => (ReflectorState.Watching, "connection"),
            InvalidDataException => (ReflectorState.Listing, "disordered"),
            _ => (ReflectorState.Listing, "unreadable"),
        };
        return new ReflectorStep(state, reason, Waits: true, failure);
    }

    private static (ReflectorState State, string Reason) AfterRefusedWatch(KubeApiException refusal) => refusal.Reason switch
    {
        StatusReason.Expired or StatusReason.Gone => (ReflectorState.Listing, "expired"),
        StatusReason.Timeout when refusal.Status.Details?.Causes?.Any(cause => cause.Reason is "ResourceVersionTooLarge") is true
            => (ReflectorState.Listing, "ahead"),
        StatusReason.TooManyRequests or StatusReason.ServiceUnavailable or StatusReason.ServerTimeout or StatusReason.Timeout
            => (ReflectorState.Watching, "busy"),
        _ => (ReflectorState.Listing, "refused"),
    };
}
