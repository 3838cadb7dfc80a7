using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

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
