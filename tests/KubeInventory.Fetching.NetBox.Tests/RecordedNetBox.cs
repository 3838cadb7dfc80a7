using System.Net;
using System.Text.Json.Nodes;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.NetBox.Tests;

/// <summary>A NetBox that answers with recorded objects, pages as the real one does, and breaks when a test wants it to.</summary>
internal sealed class RecordedNetBox : IAsyncDisposable
{
    public const string Token = "nbt_Q7sWzB1kXo3e.mZ4d0nUuTq2vXy9LkPwRs8CfHj6GtBa1NeIoVx5D";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["/api/dcim/sites/"] = "sites",
        ["/api/dcim/devices/"] = "devices",
        ["/api/virtualization/virtual-machines/"] = "virtual-machines",
        ["/api/dcim/interfaces/"] = "interfaces",
        ["/api/virtualization/interfaces/"] = "vm-interfaces",
    };

    private readonly ProviderServer _server;
    private readonly Dictionary<string, JsonArray> _lists;

    public RecordedNetBox()
    {
        _lists = Files.ToDictionary(file => file.Key, file => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", $"{file.Value}.json")))!.AsArray());
        _server = ProviderServer.Start(Answer);
    }

    /// <summary>Whether it knows <c>start=</c>, as from 4.6 on.</summary>
    public bool HasCursor { get; init; } = true;

    /// <summary>Whether it knows <c>ordering=</c> and <c>id__gt=</c>, as from 3.3 on.</summary>
    public bool HasOrdering { get; init; } = true;

    /// <summary>Most rows that it gives in one page.</summary>
    public int MaxPageSize { get; init; } = 1000;

    public string AcceptedToken { get; set; } = Token;

    /// <summary>Answers instead of the recording where it gives something.</summary>
    public Func<ProviderRequest, ProviderAnswer?> Fault { get; set; } = _ => null;

    public IEnumerable<ProviderRequest> Requests => _server.Requests;

    public JsonArray Devices => _lists["/api/dcim/devices/"];

    public JsonArray VirtualMachines => _lists["/api/virtualization/virtual-machines/"];

    /// <summary>Options by which a fetcher reads it, with provider IDs that do not depend on its port.</summary>
    public NetBoxFetcherOptions Options(int pageSize = 2, string namePrefix = "nb") => new()
    {
        Address = _server.Address,
        Token = Secret.From(_ => ValueTask.FromResult<string?>(Token)),
        Instance = "netbox.example.net",
        PageSize = pageSize,
        NamePrefix = namePrefix,
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ProviderAnswer Answer(ProviderRequest request)
    {
        if (Fault(request) is { } fault)
        {
            return fault;
        }

        var scheme = AcceptedToken.StartsWith("nbt_", StringComparison.Ordinal) ? "Bearer" : "Token";
        return request.Headers.GetValueOrDefault("Authorization") != $"{scheme} {AcceptedToken}" ? new ProviderAnswer(HttpStatusCode.Forbidden, """{"detail": "Invalid v2 token"}""")
            : !_lists.TryGetValue(request.Path, out var list) ? new ProviderAnswer(HttpStatusCode.NotFound, """{"detail": "Not found."}""")
            : HasCursor && request.Query("start") is { } start ? Cursor(request, list, long.Parse(start))
            : Offset(request, list);
    }

    private ProviderAnswer Cursor(ProviderRequest request, JsonArray list, long start)
    {
        if (request.Query("ordering") is not null)
        {
            return new ProviderAnswer(HttpStatusCode.BadRequest, """["Ordering cannot be specified in conjunction with cursor-based pagination."]""");
        }

        var limit = Limit(request);
        var rows = Matching(request, list).Where(row => Id(row) >= start).OrderBy(Id).Take(limit).ToList();
        return Page(request, null, rows.Count < limit ? null : $"start={Id(rows[^1]) + 1}", rows);
    }

    // Without ordering, NetBox lists devices by name: rows with equal names change places from one page to the next.
    private ProviderAnswer Offset(ProviderRequest request, JsonArray list)
    {
        var after = HasOrdering && request.Query("id__gt") is { } last ? long.Parse(last) : 0;
        var rows = Matching(request, list).Where(row => Id(row) > after);
        rows = HasOrdering && request.Query("ordering") == "id" ? rows.OrderBy(Id) : rows.OrderBy(row => (string?)row["name"] ?? "", StringComparer.Ordinal);
        var all = rows.ToList();
        var limit = Limit(request);
        return Page(request, all.Count, all.Count > limit ? $"offset={limit}" : null, all.Take(limit));
    }

    private int Limit(ProviderRequest request) => Math.Min(MaxPageSize, int.Parse(request.Query("limit") ?? "50"));

    // The link is as NetBox makes it behind a proxy that hides its name: nobody should follow it.
    private static ProviderAnswer Page(ProviderRequest request, int? count, string? next, IEnumerable<JsonObject> rows)
        => ProviderAnswer.Json(new JsonObject
        {
            ["count"] = count,
            ["next"] = next is null ? null : $"http://internal.invalid{request.Path}?{next}",
            ["previous"] = null,
            ["results"] = new JsonArray([.. rows.Select(row => row.DeepClone())]),
        }.ToJsonString());

    private static IEnumerable<JsonObject> Matching(ProviderRequest request, JsonArray list)
        => list.OfType<JsonObject>().Where(row =>
            Is(request, "site", (string?)row["site"]?["slug"])
            && Is(request, "slug", (string?)row["slug"])
            && Is(request, "role", (string?)row["role"]?["slug"])
            && Is(request, "cf_env", (string?)row["custom_fields"]?["env"])
            && Is(request, "device_id", row["device"]?["id"]?.ToString())
            && Is(request, "virtual_machine_id", row["virtual_machine"]?["id"]?.ToString()));

    private static bool Is(ProviderRequest request, string key, string? value)
    {
        var wanted = request.Uri.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith($"{key}=", StringComparison.Ordinal)).Select(pair => Uri.UnescapeDataString(pair[(key.Length + 1)..])).ToList();
        return wanted.Count == 0 || wanted.Contains(value ?? "null");
    }

    private static long Id(JsonObject row) => (long)row["id"]!;
}
