using System.Net;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Tests;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Code, string Text, string ContentType, IReadOnlyList<string> Warnings)
{
    public JsonObject Json => (JsonObject)JsonNode.Parse(Text)!;

    public string Message => (string?)Json["message"] ?? "";

    public string Reason => (string?)Json["reason"] ?? "";

    public string ResourceVersion => (string?)Json["metadata"]!["resourceVersion"] ?? "";

    public IEnumerable<string> ItemNames => Json["items"]!.AsArray().Select(item => (string)item!["metadata"]!["name"]!);

    public Answer Expect(HttpStatusCode code)
    {
        Assert.True(Code == code, $"expected {code}, was {Code}: {Text}");
        return this;
    }
}
