using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads an answer that is not a success.</summary>
internal static class RefusalReader
{
    private const int MaxQuotedChars = 1024;

    public static async Task<KubeApiException> ReadAsync(
        ApiRequest request,
        HttpResponseMessage response,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        using var body = new PooledBuffer();
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await body.FillAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The code is known and says more than a body that broke off.
        }

        var status = TryReadStatus(body.Written.Span) ?? FromText(response, body.Written.Span);
        return KubeApiException.FromStatus(status with { Code = (int)response.StatusCode }, request.ToString(), RetryAfter(response, timeProvider));
    }

    /// <summary>Reads a body that says <c>"kind": "Status"</c>; null for any other.</summary>
    private static Status? TryReadStatus(ReadOnlySpan<byte> body)
    {
        try
        {
            var probe = new Utf8JsonReader(body);
            if (!probe.Read() || probe.TokenType is not JsonTokenType.StartObject)
            {
                return null;
            }

            while (probe.Read() && probe.TokenType is JsonTokenType.PropertyName)
            {
                var isKind = probe.ValueTextEquals("kind"u8);
                probe.Read();
                if (isKind)
                {
                    return probe.TokenType is JsonTokenType.String && probe.ValueTextEquals("Status"u8) ? ModelJson.Read<Status>(body) : null;
                }

                probe.Skip();
            }
        }
        catch (JsonException)
        {
            // Not a Status: the caller quotes the text.
        }

        return null;
    }

    private static Status FromText(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxQuotedChars)]).Trim();
        var reason = StatusReasons.FromCode(response.StatusCode);
        return new Status
        {
            Result = "Failure",
            Message = text.Length > 0 ? text : $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd() + " without an explanation.",
            Reason = reason is StatusReason.Unknown ? null : reason.ToString(),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - timeProvider.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
