using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>One request to a <see cref="ScriptedServer"/>, over a connection of its own.</summary>
internal sealed class ScriptedRequest
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;

    private ScriptedRequest(Socket socket, NetworkStream stream, string target)
    {
        _socket = socket;
        _stream = stream;
        var parts = target.Split('?', 2);
        Path = parts[0];
        Query = parts.ElementAtOrDefault(1)?.Split('&').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1])) ?? [];
    }

    public string Path { get; }

    public IReadOnlyDictionary<string, string> Query { get; }

    public string? this[string key] => Query.GetValueOrDefault(key);

    /// <summary>Reads a request's head; null if the client closes the connection instead.</summary>
    public static async Task<ScriptedRequest?> ReadAsync(Socket socket)
    {
        try
        {
            var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var target = await reader.ReadLineAsync();
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            return target is null ? null : new ScriptedRequest(socket, stream, target.Split(' ')[1]);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public async Task AnswerAsync(HttpStatusCode code, string json, string headers = "")
    {
        var body = Encoding.UTF8.GetBytes(json);
        await WriteAsync($"HTTP/1.1 {(int)code} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n");
        await _stream.WriteAsync(body);
        _stream.Close();
    }

    public Task AnswerListAsync(string version, params Widget[] items) => AnswerPageAsync(version, next: "", items);

    public Task AnswerPageAsync(string version, string next, params Widget[] items) => AnswerAsync(HttpStatusCode.OK, $$"""
        {"apiVersion":"example.io/v1","kind":"WidgetList","metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},
         "items":[{{string.Join(',', items.Select(Json))}}]}
        """);

    public Task AnswerStatusAsync(int code, string reason, string headers = "") => AnswerAsync((HttpStatusCode)code, Status(code, reason), headers);

    /// <summary>Opens a watch's stream.</summary>
    public Task OpenAsync() => WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");

    public Task SendAsync(string type, Widget widget) => SendLineAsync($$$"""{"type":"{{{type}}}","object":{{{Json(widget)}}}}""");

    public Task SendBookmarkAsync(string version) => SendLineAsync($$$$"""
        {"type":"BOOKMARK","object":{"apiVersion":"example.io/v1","kind":"Widget","metadata":{"creationTimestamp":null,"resourceVersion":"{{{{version}}}}"}}}
        """);

    public Task SendErrorAsync(int code, string reason) => SendLineAsync($$$"""{"type":"ERROR","object":{{{Status(code, reason)}}}}""");

    public Task SendLineAsync(string line) => SendRawAsync(line + "\n");

    /// <summary>Sends part of a stream, which need not end where a line does.</summary>
    public Task SendRawAsync(string text) => WriteAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    /// <summary>Ends a stream as a server does whose time is up.</summary>
    public async Task EndAsync()
    {
        await WriteAsync("0\r\n\r\n");
        _stream.Close();
    }

    /// <summary>Cuts the connection.</summary>
    public void Abort()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _stream.Close();
    }

    /// <summary>Completes when the client has cut the connection.</summary>
    public async Task WaitForClientToLeaveAsync()
    {
        try
        {
            while (await _stream.ReadAsync(new byte[64], TestContext.Current.CancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A reset is a way to leave.
        }
    }

    public override string ToString() => $"{Path}?{string.Join('&', Query.Select(pair => $"{pair.Key}={pair.Value}"))}";

    private static string Json(Widget widget) => $$$"""
        {"apiVersion":"example.io/v1","kind":"Widget","colour":"{{{widget.Colour}}}","metadata":{"name":"{{{widget.Metadata!.Name}}}","namespace":"{{{widget.Metadata.Namespace}}}","uid":"{{{widget.Metadata.Uid}}}","resourceVersion":"{{{widget.Metadata.ResourceVersion}}}"}}
        """;

    private static string Status(int code, string reason)
        => $$"""{"apiVersion":"v1","kind":"Status","status":"Failure","message":"scripted","reason":"{{reason}}","code":{{code}}}""";

    private Task WriteAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
}
