using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Http;

/// <summary>A parsed body.</summary>
/// <param name="Value">The value; of repeated fields the last one counts.</param>
/// <param name="DuplicateFields">Paths of repeated fields, for strict field validation.</param>
internal sealed record ObjectText(JsonNode? Value, IReadOnlyList<string> DuplicateFields)
{
    public JsonObject Object => (JsonObject)Value!;
}
