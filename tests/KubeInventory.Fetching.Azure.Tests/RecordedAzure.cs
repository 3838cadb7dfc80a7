using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KubeInventory.Fetching.Azure.Tests;

/// <summary>An Azure Resource Manager that answers with recorded resources in pages of two, and breaks when a test wants it to.</summary>
internal sealed class RecordedAzure : HttpMessageHandler
{
    public const string Subscription = "6e1f7c5a-0b1d-4c39-9c1e-2f3a4b5c6d7e";
    public const string EmptySubscription = "9a2b8d61-4f0c-4e7a-8b55-01c2d3e4f506";
    public const string Token = "eyJ0eXAiOiJKV1QifQ.swordfish";

    private const int PageSize = 2;

    private readonly Dictionary<string, JsonArray> _lists = new[] { "virtual-machines", "power-states", "network-interfaces", "public-addresses", "subscriptions" }
        .ToDictionary(name => name, name => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", $"{name}.json")))!.AsArray());

    /// <summary>Answers instead of the recording where it gives something.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Fault { get; set; } = _ => null;

    public ConcurrentQueue<Uri> Requests { get; } = [];

    public JsonArray Machines => _lists["virtual-machines"];

    public JsonArray States => _lists["power-states"];

    public AzureFetcherOptions Options() => new() { Credential = new FixedCredential(), Transport = new HttpClientTransport(new HttpClient(this)), MaxAttempts = 1 };

    /// <summary>An answer of Azure's that is no success.</summary>
    public static HttpResponseMessage Refusal(HttpStatusCode status, string code, string message, int? retryAfter = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString()) };
        if (retryAfter is not null)
        {
            answer.Headers.Add("Retry-After", $"{retryAfter}");
        }

        return answer;
    }

    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Enqueue(request.RequestUri!);
        return Task.FromResult(Fault(request) ?? Answer(request));
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var query = HttpUtility.ParseQueryString(uri.Query);
        if (request.Headers.Authorization?.ToString() != $"Bearer {Token}")
        {
            return Refusal(HttpStatusCode.Unauthorized, "AuthenticationFailed", "Authentication failed.");
        }

        if (query["api-version"] is null)
        {
            return Refusal(HttpStatusCode.BadRequest, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        }

        var parts = uri.AbsolutePath.Trim('/').Split('/');
        var list = parts[^1] switch
        {
            "subscriptions" => "subscriptions",
            "virtualMachines" => query["statusOnly"] == "true" ? "power-states" : "virtual-machines",
            "networkInterfaces" => "network-interfaces",
            "publicIPAddresses" => "public-addresses",
            _ => null,
        };
        if (list is null)
        {
            return Refusal(HttpStatusCode.NotFound, "InvalidResourceType", "The resource type could not be found.");
        }

        var location = parts is [_, _, _, _, "locations", var name, _] ? name : null;
        var rows = _lists[list].Where(row => list == "subscriptions" || parts[1] == Subscription).Where(row => location is null || (string?)row!["location"] == location);
        return Json(Page(uri, [.. rows], int.Parse(query["$skiptoken"] ?? "0")).ToJsonString());
    }

    private static JsonObject Page(Uri uri, List<JsonNode?> rows, int from)
    {
        var page = new JsonObject { ["value"] = new JsonArray([.. rows.Skip(from).Take(PageSize).Select(row => row!.DeepClone())]) };
        if (rows.Count > from + PageSize)
        {
            page["nextLink"] = $"{uri.AbsoluteUri.Split("&$skiptoken")[0]}&$skiptoken={from + PageSize}";
        }

        return page;
    }

    private sealed class FixedCredential : TokenCredential
    {
        private static readonly AccessToken Access = new(Token, DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Access;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(Access);
    }
}
