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
}
