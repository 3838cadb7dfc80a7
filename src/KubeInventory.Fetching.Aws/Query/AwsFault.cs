using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>A refusal of a Query API: EC2 writes <c>Response/Errors/Error</c>, STS <c>ErrorResponse/Error</c>.</summary>
/// <param name="Code">AWS's code; null if it gave none.</param>
/// <param name="Message">What it says.</param>
internal sealed record AwsFault(string? Code, string Message)
{
    private const int LongestMessage = 300;

    public static AwsFault Of(string text)
    {
        try
        {
            return Of(XElement.Parse(text));
        }
        catch (XmlException)
        {
            return new AwsFault(null, text);
        }
    }

    public static AwsFault Of(XElement answer)
    {
        var error = answer.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        return new AwsFault(error?.Text("Code"), error?.Text("Message") ?? $"<{answer.Name.LocalName}>");
    }

    public FetchException ToException(AwsCall call, HttpStatusCode status, TimeSpan? retryAfter)
    {
        var message = $"AWS answers {call.Place} with {Code ?? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)}: {PlainText.Of(Message, LongestMessage)}";
        return new FetchException(Failure(status), Advice(call) is { } advice ? $"{message.TrimEnd('.')}. {advice}" : message) { RetryAfter = retryAfter };
    }

    private FetchFailure Failure(HttpStatusCode status) => Code switch
    {
        "RequestLimitExceeded" or "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException"
            or "TooManyRequestsException" or "EC2ThrottledException" or "SlowDown" or "PriorRequestNotComplete" => FetchFailure.Throttled,
        "UnauthorizedOperation" or "AuthFailure" or "OptInRequired" or "PendingVerification" or "Blocked" or "AccessDenied" or "AccessDeniedException"
            or "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "MissingAuthenticationToken" or "IncompleteSignature"
            or "SignatureDoesNotMatch" or "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" or "RegionDisabledException" => FetchFailure.Forbidden,
        "InvalidParameterValue" or "InvalidParameter" or "InvalidParameterCombination" or "UnknownParameter" or "FilterLimitExceeded" => FetchFailure.Unsupported,
        "InternalError" or "InternalFailure" or "Unavailable" or "ServiceUnavailable" => FetchFailure.Unreachable,
        _ => status switch
        {
            HttpStatusCode.TooManyRequests => FetchFailure.Throttled,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FetchFailure.Forbidden,
            >= HttpStatusCode.InternalServerError => FetchFailure.Unreachable,
            _ => FetchFailure.Malformed,
        },
    };

    private string? Advice(AwsCall call) => Code switch
    {
        "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" => $"Allow {call.Service}:{call.Action} in the policy of the credentials.",
        "OptInRequired" or "RegionDisabledException" => "Enable the region in the account, or leave it out of the regions.",
        "AuthFailure" => "Check the credentials, and whether the region is enabled in the account.",
        "ExpiredToken" or "ExpiredTokenException" => "Renew the credentials.",
        "SignatureDoesNotMatch" or "RequestExpired" => "Check the secret key and the clock of this machine.",
        "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "MissingAuthenticationToken" => "Check the credentials.",
        "InvalidParameterValue" or "FilterLimitExceeded" => "Check spec.filters of the ProviderSource.",
        _ => null,
    };
}
