using System.Net;

namespace KubeInventory.Client;

/// <summary>An API server answered, and the answer is no. The message is the server's own, what was asked, and what can be done.</summary>
/// <remarks>Refusals that programs handle have types of their own, for responses and for ERROR events of watches alike.</remarks>
/// <example><code>catch (KubeApiException e) when (e.Reason is StatusReason.Invalid)</code></example>
public class KubeApiException : Exception
{
    private protected KubeApiException(Refusal refusal)
        : base(refusal.Message)
    {
        Status = refusal.Status;
        StatusCode = refusal.Code;
        Reason = refusal.Reason;
        RetryAfter = refusal.RetryAfter;
    }

    /// <summary>The server's whole answer: reason, message, and causes by field. Made from the text where the body was no Status.</summary>
    public Status Status { get; }

    /// <summary>The HTTP status code; for a watch's ERROR event the code inside it.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Why the server refused. Derived from the code where the server gave no reason.</summary>
    public StatusReason Reason { get; }

    /// <summary>How long the server asks to wait before trying again; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The exception for a status that a server sent, of the type that fits its reason.</summary>
    /// <param name="status">The whole status.</param>
    /// <param name="request">What was asked, such as <c>GET /api/v1/namespaces/x</c>; null where there is nothing to add.</param>
    /// <param name="retryAfter">The wait that the server asked for in a header. Default: the one in the status.</param>
    public static KubeApiException FromStatus(Status status, string? request = null, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(status);
        var refusal = new Refusal(status, request, retryAfter);
        return refusal.Reason switch
        {
            StatusReason.Conflict when refusal.FieldConflicts.Count > 0 => new KubeApplyConflictException(refusal),
            StatusReason.Conflict => new KubeConflictException(refusal),
            StatusReason.AlreadyExists => new KubeAlreadyExistsException(refusal),
            StatusReason.NotFound => new KubeNotFoundException(refusal),
            StatusReason.Expired or StatusReason.Gone => new KubeExpiredException(refusal),
            StatusReason.Forbidden => new KubeForbiddenException(refusal),
            _ => new KubeApiException(refusal),
        };
    }
}
