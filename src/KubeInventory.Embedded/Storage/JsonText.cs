using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Storage;

/// <summary>How objects become bytes and bytes objects, in one place: depth, escaping, what a repeated name means.</summary>
internal static class JsonText
{
    /// <summary>Schemas in CustomResourceDefinitions nest far deeper than the 64 levels that System.Text.Json allows by default.</summary>
    public const int MaxDepth = 512;

    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };

    /// <summary>Parses what <see cref="Write(JsonNode)"/> wrote.</summary>
    public static JsonObject ParseObject(ReadOnlySpan<byte> json) =>
        JsonNode.Parse(json, documentOptions: DocumentOptions) as JsonObject ?? throw new JsonException("The text is not a JSON object.");

    public static byte[] Write(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
