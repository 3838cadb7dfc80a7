using System.Net;

namespace KubeInventory.Client;

/// <summary>What a server's status comes down to.</summary>
internal sealed class Refusal(Status status, string? request, TimeSpan? retryAfter)
{
    public Status Status { get; } = status;

    public HttpStatusCode Code { get; } = (HttpStatusCode)(status.Code ?? 0);

    public StatusReason Reason { get; } = status.Reason is { Length: > 0 } reason
        ? StatusReasons.Parse(reason)
        : StatusReasons.FromCode((HttpStatusCode)(status.Code ?? 0));

    public TimeSpan? RetryAfter { get; } =
        retryAfter ?? (status.Details?.RetryAfterSeconds is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null);

    public IReadOnlyList<FieldConflict> FieldConflicts { get; } = FieldConflict.AllOf(status);

    public string Message
    {
        get
        {
            var code = $"{Status.Code} {Status.Reason}".Trim();
            var context = request is null ? code : $"{code}, {request}";
            var message = Status.Message is { Length: > 0 } own ? $"{own} ({context})" : $"The API server refused ({context}).";
            return RefusalAdvice.For(this) is { } advice ? $"{message} {advice}" : message;
        }
    }
}
