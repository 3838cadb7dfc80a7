using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Redfish.Tests;

/// <summary>A management controller that answers from a recorded tree, lets in only whom it knows, and misbehaves when a test wants it to.</summary>
internal sealed class RecordedController : IAsyncDisposable
{
    public const string Password = "swordfish";

    private readonly JsonObject _tree;
    private readonly ProviderServer _server;
    private readonly ConcurrentDictionary<string, bool> _sessions = new();
    private int _opened;
    private int _inProgress;

    public RecordedController(string tree)
    {
        Name = tree;
        _tree = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "KubeInventory.Fetching.Redfish.Tests", "Recorded", $"{tree}.json")))!.AsObject();
        _server = ProviderServer.Start(Answer);
    }

    public string Name { get; }

    public Uri Address => _server.Address;

    public IReadOnlyCollection<ProviderRequest> Requests => _server.Requests;

    /// <summary>Answers of its own for some requests; null for what is recorded.</summary>
    public Func<ProviderRequest, ProviderAnswer?> Instead { get; set; } = _ => null;

    public int SessionsOpened => _opened;

    public int SessionsOpen => _sessions.Count;

    public int MostInProgress { get; private set; }

    public JsonNode this[string path] => _tree[path]!;

    public RedfishFetcherOptions Options => new()
    {
        Controllers = [new RedfishController { Address = Address, Name = Name, Region = "eu", Zone = "fra03-r12" }],
        UserName = "inventory",
        Password = Secret.From(_ => ValueTask.FromResult<string?>(Password)),
    };

    public async Task<List<Fetched<V1Host>>> FetchAsync(RedfishFetcherOptions? options = null)
    {
        using var fetcher = new RedfishFetcher(options ?? Options);
        return await fetcher.FetchAsync(new FetchShard(Name), Ct).ToListAsync(Ct);
    }

    public async Task<FetchException> RefusalAsync(RedfishFetcherOptions? options = null) => await Assert.ThrowsAsync<FetchException>(() => FetchAsync(options));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ProviderAnswer Answer(ProviderRequest request)
    {
        var inProgress = Interlocked.Increment(ref _inProgress);
        lock (_tree)
        {
            MostInProgress = Math.Max(MostInProgress, inProgress);
        }

        try
        {
            return Instead(request) ?? (request.Method, request.Path) switch
            {
                ("GET", "/redfish/v1/") => Resource(request),
                ("POST", _) => LogIn(request),
                _ when !IsLetIn(request) => new ProviderAnswer(HttpStatusCode.Unauthorized),
                ("DELETE", var place) => new ProviderAnswer(_sessions.TryRemove(place.Split('/')[^1], out _) ? HttpStatusCode.NoContent : HttpStatusCode.NotFound),
                _ => Resource(request),
            };
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }

    private ProviderAnswer LogIn(ProviderRequest request)
    {
        var login = JsonNode.Parse(request.Body)!;
        if ((string?)login["UserName"] != "inventory" || (string?)login["Password"] != Password)
        {
            return new ProviderAnswer(HttpStatusCode.Unauthorized);
        }

        var token = $"token-{Interlocked.Increment(ref _opened)}";
        _sessions[token] = true;
        return new ProviderAnswer(HttpStatusCode.Created, "{}")
        {
            Headers = new Dictionary<string, string> { ["X-Auth-Token"] = token, ["Location"] = $"{request.Path.TrimEnd('/')}/{token}" },
        };
    }

    private bool IsLetIn(ProviderRequest request)
        => (request.Headers.TryGetValue("X-Auth-Token", out var token) && _sessions.ContainsKey(token))
            || request.Headers.GetValueOrDefault("Authorization") == "Basic aW52ZW50b3J5OnN3b3JkZmlzaA==";

    private ProviderAnswer Resource(ProviderRequest request)
    {
        lock (_tree)
        {
            var expands = request.Query("$expand") is not null;
            if (_tree[expands ? request.Path : Uri.UnescapeDataString(request.Uri.PathAndQuery)] is not { } resource)
            {
                return new ProviderAnswer(HttpStatusCode.NotFound, """{"error": {"code": "Base.1.12.ResourceMissingAtURI"}}""");
            }

            var answer = resource.DeepClone();
            if (expands)
            {
                answer["Members"] = new JsonArray([.. answer["Members"]!.AsArray().Select(member => _tree[(string)member!["@odata.id"]!]!.DeepClone())]);
            }

            return ProviderAnswer.Json(answer.ToJsonString());
        }
    }
}
