using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Http;

/// <summary>Where the next page of a list begins, and in which state of the resource.</summary>
/// <param name="Revision">The state of the first page.</param>
/// <param name="LastPath">The last object that was sent.</param>
internal readonly record struct ContinueToken(long Revision, string LastPath)
{
    private const string Version = "meta.k8s.io/v1";

    /// <exception cref="StatusException">400: not one of our tokens.</exception>
    public static ContinueToken Parse(string text)
    {
        try
        {
            var token = JsonNode.Parse(Base64Url.DecodeFromChars(text)) as JsonObject;
            return token?.Text("v") == Version && token.Count("rv") is > 0 and var revision && token.Text("start") is { } start
                ? new ContinueToken(revision, start)
                : throw new FormatException("unexpected content");
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw StatusException.BadRequest($"invalid continue token: continue key is not valid: {e.Message}");
        }
    }

    public override string ToString()
    {
        var start = JsonEncodedText.Encode(LastPath);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $$"""{"v":"{{Version}}","rv":{{Revision}},"start":"{{start}}"}""")));
    }
}
