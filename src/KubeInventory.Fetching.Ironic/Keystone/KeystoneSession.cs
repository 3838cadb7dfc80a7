using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Keeps a token of Keystone, and gets a new one before it ends or when it is refused. Thread-safe.</summary>
internal sealed class KeystoneSession(KeystoneOptions options, HttpClient http, TimeProvider timeProvider) : IDisposable
{
    private const string Name = "Keystone";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile KeystoneToken? _token;

    /// <summary>A token that is good for a while.</summary>
    /// <param name="refused">A token that a service did not take, so that another one is needed; null if there is none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<KeystoneToken> TokenAsync(KeystoneToken? refused, CancellationToken cancellationToken)
    {
        if (Good(refused) is { } token)
        {
            return token;
        }

        // Of several requests that need a new one, one asks.
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Good(refused) ?? (_token = await AskAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private KeystoneToken? Good(KeystoneToken? refused)
        => _token is { } token && token.Value != refused?.Value && timeProvider.GetUtcNow() < token.RenewAt ? token : null;

    private async Task<KeystoneToken> AskAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root(options.AuthUrl)}/v3/auth/tokens")
        {
            Content = new ByteArrayContent(await BodyAsync(cancellationToken).ConfigureAwait(false)) { Headers = { ContentType = new("application/json") } },
        };
        using var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        var value = answer.Headers.TryGetValues("X-Subject-Token", out var values) ? values.FirstOrDefault() : null;
        if (string.IsNullOrEmpty(value))
        {
            throw new FetchException(FetchFailure.Malformed, $"Keystone answers at {Root(options.AuthUrl)}/v3/auth/tokens without a token.");
        }

        using var document = await http.ReadJsonAsync(answer, request, Name, cancellationToken).ConfigureAwait(false);
        return KeystoneToken.Read(value, document.RootElement, timeProvider.GetUtcNow());
    }

    // Whoever asked Ironic must not take Keystone's code for Ironic's.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendForAnswerAsync(request, Name, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e) when (e.StatusCode is not null)
        {
            throw new FetchException(e.Failure, e.Message, e) { RetryAfter = e.RetryAfter };
        }
    }

    private async Task<byte[]> BodyAsync(CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("auth");
            json.WriteStartObject("identity");
            if (options.ApplicationCredentialSecret is { } secret)
            {
                WriteMethod(json, "application_credential");
                json.WriteString("id", options.ApplicationCredentialId);
                json.WriteString("secret", await secret.ReadAsync(cancellationToken).ConfigureAwait(false));
                json.WriteEndObject();
                json.WriteEndObject();
            }
            else
            {
                WriteMethod(json, "password");
                json.WriteStartObject("user");
                json.WriteString("name", options.UserName);
                WriteDomain(json, options.UserDomainName);
                json.WriteString("password", await options.Password!.ReadAsync(cancellationToken).ConfigureAwait(false));
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
                WriteScope(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteScope(Utf8JsonWriter json)
    {
        json.WriteStartObject("scope");
        if (options.ProjectName is { } project)
        {
            json.WriteStartObject("project");
            json.WriteString("name", project);
            WriteDomain(json, options.ProjectDomainName);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject("system");
            json.WriteBoolean("all", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMethod(Utf8JsonWriter json, string method)
    {
        json.WriteStartArray("methods");
        json.WriteStringValue(method);
        json.WriteEndArray();
        json.WriteStartObject(method);
    }

    private static void WriteDomain(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject("domain");
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private static string Root(Uri authUrl)
    {
        var text = authUrl.ToString().TrimEnd('/');
        return text.EndsWith("/v3", StringComparison.Ordinal) ? text[..^3].TrimEnd('/') : text;
    }
}
