using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Everything that this library logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The API server warns: {Warning}")]
    public static partial void ServerWarning(this ILogger logger, string warning);

    [LoggerMessage(2, LogLevel.Debug, "{Request} was answered {Code} {Reason}; again in {Delay} (retry {Attempt})")]
    public static partial void RetryAfterAnswer(this ILogger logger, string request, int code, string? reason, TimeSpan delay, int attempt);

    [LoggerMessage(3, LogLevel.Debug, "{Request} lost its connection; again in {Delay} (retry {Attempt})")]
    public static partial void RetryAfterLoss(this ILogger logger, Exception exception, string request, TimeSpan delay, int attempt);

    [LoggerMessage(4, LogLevel.Warning, "The API server sent a watch event of the unknown type {Type}; it is skipped")]
    public static partial void UnknownWatchEvent(this ILogger logger, string? type);

    [LoggerMessage(5, LogLevel.Warning, "Credentials cannot be read again; the last ones stay in use")]
    public static partial void CredentialNotReloaded(this ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "New tokens are in use, and could not be kept in {Path}: the next program may have to log in again")]
    public static partial void TokensNotKept(this ILogger logger, Exception exception, string path);

    [LoggerMessage(15, LogLevel.Warning, "KubeConnectionOptions.OnWarning failed")]
    public static partial void WarningObserverFailed(this ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Information, "A new client certificate is in {Path}, good until {Expiry:u}")]
    public static partial void CertificateRenewed(this ILogger logger, string path, DateTimeOffset expiry);

    [LoggerMessage(8, LogLevel.Warning, "The client certificate in {Path} was not renewed; the old one stays, and it is tried again")]
    public static partial void CertificateNotRenewed(this ILogger logger, Exception exception, string path);

    [LoggerMessage(9, LogLevel.Warning, "The client certificate in {Path} cannot be read; a new one takes its place")]
    public static partial void CertificateUnreadable(this ILogger logger, Exception exception, string path);

    [LoggerMessage(10, LogLevel.Warning, "An event is dropped: {Why} ({Count} so far)")]
    public static partial void EventDropped(this ILogger logger, string why, int count);

    [LoggerMessage(11, LogLevel.Debug, "The event {Reason} cannot be sent now; it is tried again")]
    public static partial void EventNotSent(this ILogger logger, Exception exception, string reason);

    [LoggerMessage(12, LogLevel.Warning, "The event {Reason} was refused, and is dropped")]
    public static partial void EventRefused(this ILogger logger, Exception exception, string reason);

    [LoggerMessage(20, LogLevel.Debug, "{Resource}: listed {Count} objects at version {Version}")]
    public static partial void ReflectorListed(this ILogger logger, string resource, int count, string version);

    [LoggerMessage(21, LogLevel.Information, "{Resource}: {State} again in {Delay} ({Reason})")]
    public static partial void ReflectorWaits(this ILogger logger, string resource, ReflectorState state, TimeSpan delay, string reason);

    [LoggerMessage(22, LogLevel.Warning, "{Resource}: a watch event of the type {Type} has no name or no version; it is skipped")]
    public static partial void ReflectorSkips(this ILogger logger, string resource, WatchEventType type);

    [LoggerMessage(23, LogLevel.Warning, "{Resource}: {State} again in {Delay} ({Reason}); what is cached may be out of date")]
    public static partial void ReflectorFails(
        this ILogger logger, Exception? exception, string resource, ReflectorState state, TimeSpan delay, string reason);

    [LoggerMessage(24, LogLevel.Debug, "{Resource}: the server did not stream the present state; reading it in pages")]
    public static partial void ReflectorReadsPages(this ILogger logger, Exception? exception, string resource);

    [LoggerMessage(40, LogLevel.Information, "Lease {Name}: {Identity} holds it, fencing value {FencingValue}")]
    public static partial void LeaseHeld(this ILogger logger, string name, string identity, int fencingValue);

    [LoggerMessage(41, LogLevel.Information, "Lease {Name}: {Identity} holds it no longer ({Outcome})")]
    public static partial void LeaseEnded(this ILogger logger, string name, string identity, LeaderElectionOutcome outcome);

    [LoggerMessage(42, LogLevel.Warning, "Lease {Name}: {Identity} could not try for it; again soon")]
    public static partial void LeaseNotTried(this ILogger logger, Exception exception, string name, string identity);

    [LoggerMessage(43, LogLevel.Warning, "Lease {Name}: {Identity} could not renew it; work is told to stop in {Left} unless a later attempt succeeds")]
    public static partial void LeaseNotRenewed(this ILogger logger, Exception exception, string name, string identity, TimeSpan left);

    [LoggerMessage(44, LogLevel.Warning, "Lease {Name}: it was taken from {Identity}, or deleted; work is told to stop")]
    public static partial void LeaseTaken(this ILogger logger, string name, string identity);

    [LoggerMessage(45, LogLevel.Warning, "Lease {Name}: {Identity} could not release it; others wait until it expires")]
    public static partial void LeaseNotReleased(this ILogger logger, Exception exception, string name, string identity);

    [LoggerMessage(46, LogLevel.Debug, "Lease {Name} is not watched; that it is free is noticed at the next look")]
    public static partial void LeaseNotWatched(this ILogger logger, Exception exception, string name);

    [LoggerMessage(60, LogLevel.Warning, "{Controller}: the reconcile of {Key} ended as {Outcome}; again in {Delay}")]
    public static partial void ReconcileFails(
        this ILogger logger, Exception exception, string controller, ObjectKey key, string outcome, TimeSpan delay);

    [LoggerMessage(61, LogLevel.Error, "What {Kind} {Name} concerns could not be found out; nothing is reconciled for it")]
    public static partial void RelatedNotMapped(this ILogger logger, Exception exception, string kind, string? name);
}
