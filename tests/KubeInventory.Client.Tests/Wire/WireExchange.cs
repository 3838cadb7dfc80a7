using System.Net.Sockets;
using System.Text;

namespace KubeInventory.Client.Tests;

/// <summary>One request, and the ways to answer it.</summary>
internal sealed class WireExchange(WireRequest request, Stream stream, Socket socket, CancellationToken stop)
{
    public WireRequest Request { get; } = request;

    /// <summary>Ends when the test does.</summary>
    public CancellationToken Stop { get; } = stop;

    public Task AnswerAsync(int code, string body, string contentType = "application/json", params string[] headers)
    {
        var extra = string.Concat(headers.Select(header => header + "\r\n"));
        return WriteAsync($"HTTP/1.1 {code} Scripted\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{extra}\r\n{body}");
    }

    public Task RefuseAsync(int code, string reason, string message, params string[] headers) => AnswerAsync(
        code,
        $$"""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"{{message}}","reason":"{{reason}}","details":{"name":"x","kind":"configmaps"},"code":{{code}}}""",
        headers: headers);

    public Task BeginStreamAsync() => WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");

    public Task ChunkAsync(string text) => WriteAsync($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    public Task EndStreamAsync() => WriteAsync("0\r\n\r\n");

    public async Task WriteAsync(string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);
        await stream.FlushAsync(Stop);
    }

    /// <summary>Closes in order, as a server that stops.</summary>
    public void HangUp() => socket.Close();

    /// <summary>Resets, as a server that dies.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Says nothing more, and keeps the connection.</summary>
    public Task StallAsync() => Task.Delay(Timeout.Infinite, Stop);
}
