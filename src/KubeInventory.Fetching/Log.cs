using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Synced {Outcome}")]
    public static partial void Synced(ILogger logger, SyncOutcome outcome);

    [LoggerMessage(2, LogLevel.Warning, "Source {Source}: {Name} was not written: {Message}")]
    public static partial void ObjectProblem(ILogger logger, string source, string name, string message);

    [LoggerMessage(3, LogLevel.Error, "Source {Source} was not synced; it is tried again at the next interval")]
    public static partial void SyncFailed(ILogger logger, string source, Exception exception);

    [LoggerMessage(4, LogLevel.Information, "Source {Source}: {Name}: {Message}")]
    public static partial void ObjectWarning(ILogger logger, string source, string name, string message);

    [LoggerMessage(5, LogLevel.Warning, "Source {Source}: {Count} deletions are held back, {Reason}: {Message}")]
    public static partial void DeletionsBlocked(ILogger logger, string source, int count, string reason, string message);

    [LoggerMessage(7, LogLevel.Warning, "Source {Source}: the API server does not answer; it is asked again in {Wait}")]
    public static partial void ServerUnreachable(ILogger logger, string source, TimeSpan wait, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Source {Source}: the provider cannot tell of changes; the interval decides")]
    public static partial void NoNews(ILogger logger, string source, Exception exception);
}
