using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client;

/// <summary>Copies from an object the fields that a field set names.</summary>
/// <remarks>
/// Steps of a set: <c>f:name</c> a field, <c>k:{"type":"Ready"}</c> an item by key, <c>v:"a"</c> an item by value, <c>i:0</c> an item by
/// index, <c>.</c> the place itself. A place without steps below it is owned whole. Source: apimachinery, FieldsV1.
/// </remarks>
internal static class FieldSetWalk
{
    public static JsonNode? Take(JsonElement value, JsonElement set) => value.ValueKind switch
    {
        _ when !Steps(set).Any() => NodeOf(value),
        JsonValueKind.Object => TakeFields(value, set),
        JsonValueKind.Array => TakeItems(value, set),
        _ => NodeOf(value),
    };

    private static JsonObject TakeFields(JsonElement value, JsonElement set)
    {
        var taken = new JsonObject();
        foreach (var step in Steps(set))
        {
            if (step.Name.StartsWith("f:", StringComparison.Ordinal) && value.TryGetProperty(step.Name.AsSpan(2), out var field))
            {
                taken[step.Name[2..]] = Take(field, step.Value);
            }
        }

        return taken;
    }

    // In the order of the list: the order of steps is that of their texts.
    private static JsonArray TakeItems(JsonElement value, JsonElement set)
    {
        var taken = new JsonArray();
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            foreach (var step in Steps(set).Where(step => Names(step.Name, index, item)))
            {
                taken.Add(step.Name[0] is 'k' ? WithKey(Take(item, step.Value), step.Name) : Take(item, step.Value));
            }
        }

        return taken;
    }

    private static bool Names(string step, int index, JsonElement item) => step switch
    {
        ['k', ':', ..] => Parse(step).EnumerateObject().All(key =>
            item.ValueKind is JsonValueKind.Object && item.TryGetProperty(key.Name, out var field) && JsonElement.DeepEquals(field, key.Value)),
        ['v', ':', ..] => JsonElement.DeepEquals(item, Parse(step)),
        ['i', ':', ..] => step == $"i:{index}",
        _ => false,
    };

    private static JsonNode? WithKey(JsonNode? item, string step)
    {
        foreach (var key in Parse(step).EnumerateObject())
        {
            item?[key.Name] = NodeOf(key.Value);
        }

        return item;
    }

    private static IEnumerable<JsonProperty> Steps(JsonElement set) => set.EnumerateObject().Where(step => step.Name != ".");

    private static JsonElement Parse(string step) => JsonElement.Parse(step.AsSpan(2));

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
