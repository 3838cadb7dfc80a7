using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

/// <summary>A server and a plain HTTP client on it, so that tests see the wire.</summary>
internal sealed class Api : IAsyncDisposable
{
    private Api(EmbeddedApiServer server)
    {
        Server = server;
        Http = ClientOf(server, AdminCertificate(server));
    }

    public EmbeddedApiServer Server { get; }

    public HttpClient Http { get; }

    public static async Task<Api> StartAsync(EmbeddedApiServerOptions? options = null) =>
        new(await EmbeddedApiServer.StartAsync(options ?? new EmbeddedApiServerOptions(), Ct));

    /// <summary>A client that trusts the server and presents a certificate, or none.</summary>
    public static HttpClient ClientOf(EmbeddedApiServer server, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509Certificate2.CreateFromPem(Pem(server, "certificate-authority-data")) },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        return new HttpClient(handler) { BaseAddress = server.Address };
    }

    /// <summary>The certificate in the server's kubeconfig.</summary>
    public static X509Certificate2 AdminCertificate(EmbeddedApiServer server) =>
        X509Certificate2.CreateFromPem(Pem(server, "client-certificate-data"), Pem(server, "client-key-data"));

    public Task<Answer> GetAsync(string path, string? accept = null) => SendAsync(HttpMethod.Get, path, accept: accept);

    public Task<Answer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body.ToJsonString());

    public Task<Answer> DeleteAsync(string path, string? body = null) => SendAsync(HttpMethod.Delete, path, body);

    public Task<Answer> MergeAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body, "application/merge-patch+json");

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? body = null, string contentType = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.UserAgent.ParseAdd("tests/1.0");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await Http.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        var warnings = response.Headers.TryGetValues("Warning", out var values) ? values.ToList() : [];
        return new Answer(response.StatusCode, text, response.Content.Headers.ContentType?.ToString() ?? "", warnings);
    }

    /// <summary>Opens a watch; dispose it to leave.</summary>
    public async Task<WatchLines> WatchAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new WatchLines(response, new StreamReader(await response.Content.ReadAsStreamAsync(Ct)));
    }

    private static string Pem(EmbeddedApiServer server, string field) => Encoding.ASCII.GetString(Convert.FromBase64String(
        server.KubeConfig.Split('\n').Single(line => line.Contains(field + ":")).Split(": ")[1].Trim()));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Code, string Text, string ContentType, IReadOnlyList<string> Warnings)
{
    public JsonObject Json => (JsonObject)JsonNode.Parse(Text)!;

    public string Message => (string?)Json["message"] ?? "";

    public string Reason => (string?)Json["reason"] ?? "";

    public string ResourceVersion => (string?)Json["metadata"]!["resourceVersion"] ?? "";

    public IEnumerable<string> ItemNames => Json["items"]!.AsArray().Select(item => (string)item!["metadata"]!["name"]!);

    public Answer Expect(HttpStatusCode code)
    {
        Assert.True(Code == code, $"expected {code}, was {Code}: {Text}");
        return this;
    }
}

/// <summary>The events of a watch, line by line.</summary>
internal sealed class WatchLines(HttpResponseMessage response, StreamReader lines) : IDisposable
{
    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<JsonObject?> NextAsync() =>
        await lines.ReadLineAsync(Ct) is { } line ? (JsonObject)JsonNode.Parse(line)! : null;

    /// <summary>The next event as <c>TYPE name</c>.</summary>
    public async Task<string> NextNameAsync() =>
        await NextAsync() is { } next ? $"{next["type"]} {next["object"]!["metadata"]!["name"]}" : "END";

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }
}
