using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>Sends calls of a Query API, signed, and reads XML.</summary>
internal sealed class AwsQueryClient(HttpClient http, TimeProvider timeProvider, int maxAttempts)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Sends a call whose answer is small.</summary>
    public async Task<XElement> CallAsync(AwsCall call, string root, CancellationToken cancellationToken)
    {
        var answer = await OpenAsync(call, root, cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
        {
            return await answer.ReadElementAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a call, again where AWS is busy, and gives the answer from its root element on.</summary>
    /// <exception cref="FetchException">There is no answer, or a refusal.</exception>
    public async Task<AwsAnswer> OpenAsync(AwsCall call, string root, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OpenOnceAsync(call, root, cancellationToken).ConfigureAwait(false);
            }
            catch (FetchException e) when (attempt < maxAttempts && e.Failure is FetchFailure.Throttled or FetchFailure.Unreachable && !(e.RetryAfter > LongestWait))
            {
                await Task.Delay(Wait(attempt, e.RetryAfter), timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<AwsAnswer> OpenOnceAsync(AwsCall call, string root, CancellationToken cancellationToken)
    {
        var keys = await call.Keys.GetAsync(cancellationToken).ConfigureAwait(false);
        using var request = Request(call, keys);
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                var answer = await AwsAnswer.OpenAsync(response, call, root, cancellationToken).ConfigureAwait(false);
                response = null;
                return answer;
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw AwsFault.Of(text).ToException(call, response.StatusCode, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception e) when (AwsAnswer.IsFailure(e, cancellationToken))
        {
            throw AwsAnswer.Failure(e, call);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private HttpRequestMessage Request(AwsCall call, AwsKeys keys)
    {
        var body = Encoding.UTF8.GetBytes(call.Form);
        var request = new HttpRequestMessage(HttpMethod.Post, call.Endpoint) { Content = new ByteArrayContent(body), Version = HttpVersion.Version11 };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8");
        var now = timeProvider.GetUtcNow();
        List<(string Name, string Value)> headers =
        [
            ("Host", call.Endpoint.IsDefaultPort ? call.Endpoint.Host : call.Endpoint.Authority),
            ("Content-Type", request.Content.Headers.ContentType.ToString()),
            ("X-Amz-Date", SignatureV4.Time(now)),
        ];
        if (keys.SessionToken is { } token)
        {
            headers.Add(("X-Amz-Security-Token", token));
        }

        var signed = new SignedParts("POST", call.Endpoint.AbsolutePath, "", headers, body);
        foreach (var (name, value) in headers.Where(header => header.Name.StartsWith("X-", StringComparison.Ordinal)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", SignatureV4.Authorization(signed, keys, now, call.Region, call.Service));
        return request;
    }

    // At random: fetchers that were throttled together must not come back together.
    private static TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        var longest = FirstWait * Math.Pow(2, attempt);
        return asked ?? (longest < LongestWait ? longest : LongestWait) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
