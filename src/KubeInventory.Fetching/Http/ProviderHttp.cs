using System.Net;
using System.Text.Json;

namespace KubeInventory.Fetching;

/// <summary>Reads a provider's HTTP API: an answer that is no answer ends the shard as incomplete, with its reason.</summary>
/// <remarks>
/// Nothing is repeated here: an incomplete shard is fetched again with the next cycle, later where the provider throttles. Give the
/// <see cref="HttpClient"/> a handler that retries if pages of a provider fail often.
/// </remarks>
public static class ProviderHttp
{
    private const int LongestExcerpt = 300;

    /// <summary>Gets a JSON document.</summary>
    /// <inheritdoc cref="SendForJsonAsync" path="/exception"/>
    /// <inheritdoc cref="SendForJsonAsync" path="/param"/>
    /// <param name="http">Sends the request, with the credentials.</param>
    /// <param name="uri">Where; relative to the client's base address, or absolute.</param>
    /// <param name="provider">The provider's name, for messages.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task<JsonDocument> GetJsonAsync(this HttpClient http, string uri, string provider, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        return await http.SendForJsonAsync(request, provider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request that is answered with a JSON document.</summary>
    /// <param name="http">Sends the request, with the credentials.</param>
    /// <param name="request">The request.</param>
    /// <param name="provider">The provider's name, for messages.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="FetchException">
    /// 429 is Throttled, with what Retry-After or RateLimit-Reset says; 401 and 403 are Forbidden; no answer, a timeout and 5xx are Unreachable; any other
    /// code, or what is no JSON, is Malformed.
    /// </exception>
    public static async Task<JsonDocument> SendForJsonAsync(
        this HttpClient http, HttpRequestMessage request, string provider, CancellationToken cancellationToken)
    {
        using var answer = await http.SendForAnswerAsync(request, provider, cancellationToken).ConfigureAwait(false);
        return await http.ReadJsonAsync(answer, request, provider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request of whose answer the headers are wanted too; the content is yet to be read.</summary>
    /// <inheritdoc cref="SendForJsonAsync" path="/exception"/>
    /// <inheritdoc cref="SendForJsonAsync" path="/param"/>
    public static async Task<HttpResponseMessage> SendForAnswerAsync(
        this HttpClient http, HttpRequestMessage request, string provider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(provider);
        return await ReachingAsync(http, request, provider, async () =>
        {
            var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                return answer;
            }

            using (answer)
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                throw Refusal(answer, Place(http, request), provider, text);
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the JSON document of an answer.</summary>
    /// <inheritdoc cref="SendForJsonAsync" path="/exception"/>
    /// <inheritdoc cref="SendForJsonAsync" path="/param"/>
    /// <param name="http">Sent the request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="request">The request, for messages.</param>
    /// <param name="provider">The provider's name, for messages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<JsonDocument> ReadJsonAsync(
        this HttpClient http, HttpResponseMessage answer, HttpRequestMessage request, string provider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(request);
        return await ReachingAsync(http, request, provider, async () =>
        {
            try
            {
                var content = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                {
                    return await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken).ConfigureAwait(false);
                }
            }
            catch (JsonException e)
            {
                throw new FetchException(FetchFailure.Malformed, $"{provider} answers {Place(http, request)} with what is no JSON: {e.Message}", e);
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> ReachingAsync<T>(
        HttpClient http, HttpRequestMessage request, string provider, Func<Task<T>> exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await exchange().ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FetchException(FetchFailure.Unreachable, $"{provider} cannot be reached at {Place(http, request)}: {Cause(e)}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.Unreachable, $"{provider} did not answer {Place(http, request)} within {http.Timeout}.", e);
        }
    }

    // What TLS refuses is said by the innermost exception alone.
    private static string Cause(Exception e) => e.GetBaseException() is var cause && cause == e ? e.Message : $"{e.Message} {cause.Message}";

    private static FetchException Refusal(HttpResponseMessage answer, string place, string provider, string text)
    {
        var failure = answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => FetchFailure.Throttled,
            HttpStatusCode.ServiceUnavailable when answer.Headers.RetryAfter is not null => FetchFailure.Throttled,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FetchFailure.Forbidden,
            >= HttpStatusCode.InternalServerError => FetchFailure.Unreachable,
            _ => FetchFailure.Malformed,
        };
        var message = $"{provider} answers {place} with {(int)answer.StatusCode}{Excerpt(text)}";
        return new FetchException(failure, failure is FetchFailure.Forbidden ? $"{message}; check the credentials and what they may read." : message)
        {
            RetryAfter = failure is FetchFailure.Throttled || answer.Headers.RetryAfter is not null ? RetryWait.Of(answer) : null,
            StatusCode = answer.StatusCode,
        };
    }

    private static string Excerpt(string text) => string.IsNullOrWhiteSpace(text) ? "" : $": {PlainText.Of(text, LongestExcerpt)}";

    // Without query: it may hold a key.
    private static string Place(HttpClient http, HttpRequestMessage request)
    {
        var uri = request.RequestUri is { IsAbsoluteUri: false } relative && http.BaseAddress is { } root ? new Uri(root, relative) : request.RequestUri;
        return uri is { IsAbsoluteUri: true } ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : $"{uri}";
    }
}
