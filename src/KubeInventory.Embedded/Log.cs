using Microsoft.Extensions.Logging;

namespace KubeInventory.Embedded;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Serving the Kubernetes API at {Address}, data in {Directory}.")]
    public static partial void Started(ILogger logger, Uri address, string directory);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Path} failed: the object file refused.")]
    public static partial void StorageFailed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);
}
