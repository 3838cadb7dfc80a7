using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Reads fields of a JSON object that may be absent or of another type, which counts as absent.</summary>
internal static class JsonRead
{
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Flag(this JsonObject json, string name) => json[name]?.GetValueKind() == JsonValueKind.True;

    public static double? Number(this JsonObject json, string name) => json[name]?.AsNumber();

    public static long? Count(this JsonObject json, string name) => json[name]?.AsInteger();

    public static IReadOnlyList<string> Texts(this JsonObject json, string name) =>
        json[name] is JsonArray list
            ? [.. list.Where(item => item?.GetValueKind() == JsonValueKind.String).Select(item => item!.GetValue<string>())]
            : [];

    public static JsonObject? Map(this JsonObject json, string name) => json[name] as JsonObject;

    /// <summary>The objects of a list field; other items are left out.</summary>
    public static IEnumerable<JsonObject> Maps(this JsonObject json, string name) =>
        (json[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The value of a JSON number; null for anything else.</summary>
    public static double? AsNumber(this JsonNode node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>The value of a JSON number that is an integer within 64 bits; null for anything else.</summary>
    public static long? AsInteger(this JsonNode node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && long.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
