using System.Net;

namespace KubeInventory.Client;

/// <summary>Between the wire's reasons, HTTP codes and <see cref="StatusReason"/>.</summary>
internal static class StatusReasons
{
    public static StatusReason Parse(string? text) =>
        Enum.TryParse<StatusReason>(text, ignoreCase: false, out var reason) && Enum.IsDefined(reason) && reason.ToString() == text
            ? reason
            : StatusReason.Unknown;

    /// <summary>What a server most likely means that gives a code and no reason.</summary>
    public static StatusReason FromCode(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => StatusReason.BadRequest,
        HttpStatusCode.Unauthorized => StatusReason.Unauthorized,
        HttpStatusCode.Forbidden => StatusReason.Forbidden,
        HttpStatusCode.NotFound => StatusReason.NotFound,
        HttpStatusCode.MethodNotAllowed => StatusReason.MethodNotAllowed,
        HttpStatusCode.NotAcceptable => StatusReason.NotAcceptable,
        HttpStatusCode.Conflict => StatusReason.Conflict,
        HttpStatusCode.Gone => StatusReason.Gone,
        HttpStatusCode.RequestEntityTooLarge => StatusReason.RequestEntityTooLarge,
        HttpStatusCode.UnsupportedMediaType => StatusReason.UnsupportedMediaType,
        HttpStatusCode.UnprocessableEntity => StatusReason.Invalid,
        HttpStatusCode.TooManyRequests => StatusReason.TooManyRequests,
        HttpStatusCode.InternalServerError => StatusReason.InternalError,
        HttpStatusCode.ServiceUnavailable => StatusReason.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout => StatusReason.Timeout,
        _ => StatusReason.Unknown,
    };
}
