using System.Net.Sockets;

namespace KubeInventory.Client;

/// <summary>Which requests may be sent again, as client-go decides it: only where the server asks for it, or where nothing can have changed.</summary>
internal static class RetryRules
{
    /// <param name="refusal">What the server answered.</param>
    /// <param name="patience">The longest wait that a caller does not notice as a hang; infinite for any.</param>
    /// <param name="delay">How long to wait.</param>
    public static bool MayRepeat(KubeApiException refusal, TimeSpan patience, out TimeSpan delay)
    {
        delay = refusal.RetryAfter ?? TimeSpan.Zero;
        return refusal.RetryAfter is not null
            && (int)refusal.StatusCode is 429 or >= 500
            && (patience == Timeout.InfiniteTimeSpan || delay <= patience);
    }

    /// <summary>
    /// A read is sent again when its connection is lost. Opening a watch is so too, once, when it times out: what looked like a slow server
    /// may have been a dead connection, which the attempt has closed.
    /// </summary>
    public static bool MayRepeat(ApiRequest request, KubeConnectionException failure, int attempt) =>
        request.Method == HttpMethod.Get
        && (IsLostConnection(failure.InnerException) || (request.Verb == "watch" && attempt == 1 && failure.InnerException is TimeoutException));

    private static bool IsLostConnection(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError }
                or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown })
            {
                return true;
            }
        }

        return false;
    }
}
