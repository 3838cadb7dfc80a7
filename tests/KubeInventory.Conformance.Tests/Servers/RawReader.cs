using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>Reads documents that are no objects: discovery and versions.</summary>
internal sealed class RawReader(KubeConnection connection)
{
    public async Task<JsonNode> ReadAsync(string path, CancellationToken cancellationToken, string accept = MediaTypes.Json)
    {
        using var body = await connection.Sender.ReadAsync(new ApiRequest("get", HttpMethod.Get, path, path) { Accept = accept }, cancellationToken);
        return JsonNode.Parse(body.Written.Span)!;
    }
}
