using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Speaks to an OpenID provider: finds its token endpoint, and trades a refresh token for new tokens.</summary>
/// <remarks>Source: OpenID Connect Discovery 1.0, section 4; OpenID Connect Core 1.0, section 12.</remarks>
internal sealed class OidcClient : IDisposable
{
    private readonly OidcSettings _settings;
    private readonly HttpClient _http;

    public OidcClient(OidcSettings settings)
    {
        _settings = settings;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        settings.Trust.Configure(handler.SslOptions);
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="KubeConfigException">The provider cannot be reached, or gives no token.</exception>
    public async Task<OidcTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        try
        {
            var (endpoint, takesSecretInBody) = await DiscoverAsync(cancellationToken).ConfigureAwait(false);
            using var request = TokenRequest(endpoint, refreshToken, takesSecretInBody);
            using var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new OidcTokens(
                Text(answer, "id_token") ?? throw Fail("it gave no id_token. Log in again with the scope openid."),
                Text(answer, "refresh_token") ?? refreshToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or InvalidOperationException)
        {
            throw Fail(e.Message, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(Uri Endpoint, bool TakesSecretInBody)> DiscoverAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_settings.Issuer, ".well-known/openid-configuration"));
        using var document = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        var endpoint = Text(document, "token_endpoint");
        var methods = document.RootElement.TryGetProperty("token_endpoint_auth_methods_supported", out var list)
            ? list.EnumerateArray().Select(method => method.GetString()).ToList()
            : ["client_secret_basic"];
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            ? (address, !methods.Contains("client_secret_basic"))
            : throw Fail($"its discovery document names no token_endpoint at {request.RequestUri}.");
    }

    private HttpRequestMessage TokenRequest(Uri endpoint, string refreshToken, bool takesSecretInBody)
    {
        var fields = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken };
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (_settings.ClientSecret is { } secret && !takesSecretInBody)
        {
            var pair = $"{Uri.EscapeDataString(_settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            fields["client_id"] = _settings.ClientId;
            if (_settings.ClientSecret is not null)
            {
                fields["client_secret"] = _settings.ClientSecret;
            }
        }

        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    private async Task<JsonDocument> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(body)
            : throw Fail($"{request.RequestUri} answered {(int)response.StatusCode}: {(body.Length > 1024 ? body[..1024] + "…" : body).Trim()}");
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private KubeConfigException Fail(string problem, Exception? exception = null) =>
        new($"User \"{_settings.User}\": the OpenID provider {_settings.Issuer} did not renew the id-token: {problem}", exception);
}
