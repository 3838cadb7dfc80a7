using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>One list or watch of leases, and what the test makes of it.</summary>
internal sealed class ScriptedRequest
{
    private readonly WireExchange _exchange;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _query;

    public ScriptedRequest(WireExchange exchange)
    {
        _exchange = exchange;
        var target = exchange.Request.Target.Split('?', 2);
        Path = target[0];
        _query = target.ElementAtOrDefault(1)?.Split('&').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1])) ?? [];
    }

    public string Path { get; }

    public bool IsWatch => _query.ContainsKey("watch");

    public Task Done => _done.Task.WaitAsync(_exchange.Stop);

    public string? this[string key] => _query.GetValueOrDefault(key);

    public Task AnswerListAsync(string version, params V1Lease[] items) => AnswerPageAsync(version, next: "", items);

    public async Task AnswerPageAsync(string version, string next, params V1Lease[] items)
    {
        await _exchange.AnswerAsync(200, $$"""
            {"apiVersion":"coordination.k8s.io/v1","kind":"LeaseList","metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},
             "items":[{{string.Join(',', items.Select(Json))}}]}
            """);
        _done.SetResult();
    }

    public async Task RefuseAsync(int code, string reason, params string[] headers)
    {
        await _exchange.RefuseAsync(code, reason, "scripted", headers);
        _done.SetResult();
    }

    /// <summary>Opens a watch's stream.</summary>
    public Task OpenAsync() => _exchange.BeginStreamAsync();

    public Task SendAsync(string type, V1Lease lease) => SendAsync(type, Json(lease));

    public Task SendAsync(string type, string json) => _exchange.ChunkAsync($$$"""{"type":"{{{type}}}","object":{{{json}}}}""" + "\n");

    public Task SendBookmarkAsync(string version)
        => SendAsync("BOOKMARK", $$$"""{"kind":"Lease","metadata":{"creationTimestamp":null,"resourceVersion":"{{{version}}}"}}""");

    /// <summary>The bookmark that ends the initial content of a stream.</summary>
    public Task SendInitialEndAsync(string version) => SendAsync(
        "BOOKMARK", $$"""{"kind":"Lease","metadata":{"annotations":{"k8s.io/initial-events-end":"true"},"resourceVersion":"{{version}}"} }""");

    public Task SendErrorAsync(int code, string reason) => SendAsync("ERROR", $$"""{"kind":"Status","reason":"{{reason}}","code":{{code}}}""");

    /// <summary>Sends part of a line and cuts the connection.</summary>
    public async Task BreakOffAsync(string part)
    {
        await _exchange.ChunkAsync(part);
        _exchange.Reset();
        _done.SetResult();
    }

    /// <summary>Cuts the connection instead of answering.</summary>
    public void Cut()
    {
        _exchange.Reset();
        _done.SetResult();
    }

    /// <summary>Ends the stream as a server does when a watch's time is up.</summary>
    public async Task EndAsync()
    {
        await _exchange.EndStreamAsync();
        _done.SetResult();
    }

    /// <summary>Completes when the client has left: what is written then fails.</summary>
    public async Task WaitForClientToLeaveAsync() => await Assert.ThrowsAsync<IOException>(async () =>
    {
        while (true)
        {
            await _exchange.ChunkAsync("\n");
        }
    });

    public override string ToString() => _exchange.Request.Target;

    private static string Json(V1Lease lease) => Encoding.UTF8.GetString(ModelJson.ToUtf8Bytes(lease));
}
