using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

/// <summary>An Ironic that answers from files, page by page, and misbehaves when a test wants it to.</summary>
internal sealed class RecordedIronic : IAsyncDisposable
{
    private readonly Dictionary<string, JsonArray> _collections;
    private readonly ProviderServer _server;

    public RecordedIronic()
    {
        _collections = ((string[])["nodes", "ports", "allocations"]).ToDictionary(name => name, name => JsonNode.Parse(Text($"{name}.json"))!.AsArray());
        _server = ProviderServer.Start(Answer);
    }

    /// <summary>Versions that it says it serves.</summary>
    public (string Lowest, string Highest) Versions { get; set; } = ("1.1", "1.96");

    /// <summary>Answers of its own for some requests; null for what is recorded.</summary>
    public Func<ProviderRequest, ProviderAnswer?> Instead { get; set; } = _ => null;

    public Uri Address => _server.Address;

    public IEnumerable<ProviderRequest> Requests => _server.Requests;

    public JsonArray Nodes => _collections["nodes"];

    public IronicFetcherOptions Options => new() { Endpoint = Address, PageSize = 2 };

    public async Task<List<Fetched<V1Host>>> FetchAsync(IronicFetcherOptions? options = null, FetchShard? shard = null)
    {
        using var fetcher = new IronicFetcher(options ?? Options);
        return await fetcher.FetchAsync(shard ?? FetchShard.All, Ct).ToListAsync(Ct);
    }

    public async Task<FetchException> RefusalAsync(IronicFetcherOptions? options = null, FetchShard? shard = null)
        => await Assert.ThrowsAsync<FetchException>(() => FetchAsync(options, shard));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Text(string file)
        => File.ReadAllText(Path.Combine(Repository.Root, "tests", "KubeInventory.Fetching.Ironic.Tests", "Recorded", file));

    private ProviderAnswer Answer(ProviderRequest request)
    {
        var answer = Instead(request) ?? Recorded(request);
        return answer with
        {
            Headers = new Dictionary<string, string>(answer.Headers)
            {
                ["X-OpenStack-Ironic-API-Minimum-Version"] = Versions.Lowest,
                ["X-OpenStack-Ironic-API-Maximum-Version"] = Versions.Highest,
            },
        };
    }

    private ProviderAnswer Recorded(ProviderRequest request)
    {
        if (request.Path == "/v1")
        {
            return ProviderAnswer.Json("""{"id": "v1"}""");
        }

        var collection = request.Path.Split('/')[2];
        return request.Path.EndsWith("/inventory", StringComparison.Ordinal)
            ? request.Path.Contains("0b1e1f3c", StringComparison.Ordinal) ? ProviderAnswer.Json(Text("inventory.json")) : new ProviderAnswer(HttpStatusCode.NotFound)
            : Page(collection, _collections[collection], int.Parse(request.Query("limit")!), request.Query("marker"));
    }

    // As Ironic does: there is a next page if this one is full, and its host is the one that Ironic believes to have.
    private static ProviderAnswer Page(string collection, JsonArray all, int limit, string? marker)
    {
        var rest = marker is null ? all : all.SkipWhile(item => (string?)item!["uuid"] != marker).Skip(1);
        var page = rest.Take(limit).Select(item => item!.DeepClone()).ToArray();
        var answer = new JsonObject { [collection] = new JsonArray(page) };
        if (page.Length == limit)
        {
            answer["next"] = $"http://ironic.internal/v1/{collection}?limit={limit}&marker={page[^1]["uuid"]}";
        }

        return ProviderAnswer.Json(answer.ToJsonString());
    }
}
