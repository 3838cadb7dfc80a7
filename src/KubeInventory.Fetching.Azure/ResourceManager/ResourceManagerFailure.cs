using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;

namespace KubeInventory.Fetching.Azure;

/// <summary>Says why Azure Resource Manager gave no list.</summary>
internal static class ResourceManagerFailure
{
    private const int LongestMessage = 300;

    public static FetchException Of(Response answer, string place)
    {
        var (code, text) = Error(answer.Content.ToMemory());
        var failure = answer.Status switch
        {
            429 => FetchFailure.Throttled,
            503 when answer.Headers.Contains("Retry-After") => FetchFailure.Throttled,
            401 or 403 => FetchFailure.Forbidden,

            // Also what a subscription is to credentials of another tenant.
            404 when code is "SubscriptionNotFound" => FetchFailure.Forbidden,
            >= 500 => FetchFailure.Unreachable,
            _ => FetchFailure.Malformed,
        };
        var reason = code is null ? "" : $" {PlainText.Of($"{code}: {text}", LongestMessage)}";
        var message = string.Create(CultureInfo.InvariantCulture, $"Azure answers {place} with {answer.Status}{reason}");
        return new FetchException(failure, failure is FetchFailure.Forbidden ? $"{message.TrimEnd('.')}. The role Reader on the subscription is enough." : message)
        {
            RetryAfter = Wait(answer),
        };
    }

    public static FetchException Of(Exception cause, string place) => cause switch
    {
        CredentialUnavailableException => new FetchException(FetchFailure.Forbidden, $"There are no credentials for Azure: {Text(cause)}", cause),
        AuthenticationFailedException when !IsNetwork(cause) => new FetchException(FetchFailure.Forbidden, $"The credentials for Azure are refused: {Text(cause)}", cause),
        AuthenticationFailedException => new FetchException(FetchFailure.Unreachable, $"Azure's authority cannot be reached: {Text(cause)}", cause),
        OperationCanceledException => new FetchException(FetchFailure.Unreachable, $"Azure did not answer {place} in time.", cause),
        _ => new FetchException(FetchFailure.Unreachable, $"Azure cannot be reached at {place}: {Text(cause.GetBaseException())}", cause),
    };

    private static bool IsNetwork(Exception cause)
    {
        for (var inner = cause.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is HttpRequestException or IOException or TimeoutException or RequestFailedException { Status: 0 or >= 500 })
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(Exception cause) => PlainText.Of(cause.Message, LongestMessage);

    // {"error": {"code": "AuthorizationFailed", "message": "The client …"}}
    private static (string? Code, string? Message) Error(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.Object("error") is { } error ? (error.Text("code"), error.Text("message")) : (null, null);
        }
        catch (Exception e) when (e is JsonException or FetchException)
        {
            return (null, null);
        }
    }

    // In seconds, as Azure writes it; a date is compared with the server's own clock.
    private static TimeSpan? Wait(Response answer)
    {
        if (!answer.Headers.TryGetValue("Retry-After", out var text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) && answer.Headers.Date is { } now && date > now ? date - now
            : null;
    }
}
