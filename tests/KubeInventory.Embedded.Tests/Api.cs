using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Embedded.Tests;

/// <summary>A plain HTTP client on an API server, so that tests see the wire.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly EmbeddedApiServer? _server;

    private Api(EmbeddedApiServer? server, HttpClient http)
    {
        _server = server;
        Http = http;
    }

    /// <summary>The embedded server, if it is one.</summary>
    public EmbeddedApiServer Server => _server ?? throw new InvalidOperationException("This is another server.");

    public HttpClient Http { get; }

    /// <summary>Starts an embedded server, which is stopped with this client.</summary>
    public static async Task<Api> StartAsync(EmbeddedApiServerOptions? options = null)
    {
        var server = await EmbeddedApiServer.StartAsync(options ?? new EmbeddedApiServerOptions(), Ct);
        return new Api(server, new KubeConfigFile(server.KubeConfig).CreateClient());
    }

    /// <summary>Speaks to the real server, or skips the test.</summary>
    public static Api OfRealServer() =>
        new(null, new KubeConfigFile(File.ReadAllText(Requires.Variable("KUBEINVENTORY_TEST_KUBECONFIG"))).CreateClient());

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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
