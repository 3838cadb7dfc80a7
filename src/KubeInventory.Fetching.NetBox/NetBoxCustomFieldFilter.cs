using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>A filter by a custom field. One that is not there, or has no filter logic, would be ignored in silence, so the rows must show it.</summary>
/// <param name="name">Name of the custom field.</param>
/// <param name="wanted">The values; none: there must be any.</param>
internal sealed class NetBoxCustomFieldFilter(string name, IReadOnlyList<string> wanted)
{
    /// <summary>What NetBox takes for no value.</summary>
    private const string NoValue = "null";

    /// <exception cref="FetchException">Unsupported: the row should not have come.</exception>
    public void Verify(NetBoxRow row)
    {
        if (row.Json.Object("custom_fields") is not { } fields || !fields.TryGetProperty(name, out var value))
        {
            throw NetBoxFilters.Unsupported($"has no custom field '{name}' and ignored the filter cf_{name}: give the name of one that these machines have.");
        }

        if (!(IsNone(value) ? wanted.Contains(NoValue) : wanted.Count == 0 || wanted.Any(text => Shows(value, text))))
        {
            throw NetBoxFilters.Unsupported($"ignored the filter cf_{name}: the object {row.Id} has another value. Give the custom field a filter logic, loose or exact, or remove the filter.");
        }
    }

    private static bool IsNone(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    // The loose logic is "contains, without case"; the exact one is a part of it.
    private static bool Shows(JsonElement value, string text) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains(text, StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Number => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) && value.TryGetDecimal(out var actual) && actual == number,
        JsonValueKind.True or JsonValueKind.False => string.Equals(value.GetRawText(), text, StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Array => value.EnumerateArray().Any(item => Shows(item, text)),
        JsonValueKind.Object => value.EnumerateObject().Any(field => Shows(field.Value, text)),
        _ => false,
    };
}
