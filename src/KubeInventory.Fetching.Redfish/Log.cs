using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching.Redfish;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Controller}: the session was not closed and takes a place until it times out: {Message}")]
    public static partial void SessionStaysOpen(ILogger logger, string controller, string message);
}
