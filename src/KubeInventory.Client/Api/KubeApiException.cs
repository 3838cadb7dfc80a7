using System.Net;

namespace KubeInventory.Client;

/// <summary>An API server answered, and the answer is no. The message is the server's own, followed by what was asked.</summary>
/// <example><code>catch (KubeApiException e) when (e.Reason is StatusReason.Conflict)</code></example>
public sealed class KubeApiException : Exception
{
    /// <summary>Wraps a status that a server sent, in a response or as a watch's ERROR event.</summary>
    /// <param name="status">The whole status.</param>
    /// <param name="request">What was asked, such as <c>GET /api/v1/namespaces/x</c>; null where there is nothing to add.</param>
    /// <param name="retryAfter">The wait that the server asked for.</param>
    public KubeApiException(Status status, string? request = null, TimeSpan? retryAfter = null)
        : base(Describe(status, request))
    {
        ArgumentNullException.ThrowIfNull(status);
        Status = status;
        StatusCode = (HttpStatusCode)(status.Code ?? 0);
        Reason = status.Reason is { Length: > 0 } reason ? StatusReasons.Parse(reason) : StatusReasons.FromCode(StatusCode);
        RetryAfter = retryAfter ?? (status.Details?.RetryAfterSeconds is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null);
    }

    /// <summary>The server's whole answer: reason, message, and causes by field. Made from the text where the body was no Status.</summary>
    public Status Status { get; }

    /// <summary>The HTTP status code; for a watch's ERROR event the code inside it.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Why the server refused. Derived from the code where the server gave no reason.</summary>
    public StatusReason Reason { get; }

    /// <summary>How long the server asks to wait before trying again; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    private static string Describe(Status status, string? request)
    {
        var code = $"{status.Code} {status.Reason}".Trim();
        var context = request is null ? code : $"{code}, {request}";
        return status.Message is { Length: > 0 } message ? $"{message} ({context})" : $"The API server refused ({context}).";
    }
}
