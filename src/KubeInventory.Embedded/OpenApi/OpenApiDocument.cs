using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>A document as it is sent. Immutable.</summary>
internal sealed class OpenApiDocument
{
    public OpenApiDocument(JsonObject content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            content.WriteTo(writer);
        }

        Json = buffer.ToArray();
        Hash = Convert.ToHexString(SHA256.HashData(Json.Span));
    }

    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Changes with the content.</summary>
    public string Hash { get; }
}
