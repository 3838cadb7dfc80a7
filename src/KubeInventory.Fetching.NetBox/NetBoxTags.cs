using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>What NetBox says of a machine that no field of a host holds: tags without values, custom fields, and some fields of its own.</summary>
internal static class NetBoxTags
{
    public static IReadOnlyDictionary<string, string> Of(JsonElement machine, IReadOnlyList<string>? customFields)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var slug in machine.Items("tags").Select(tag => tag.Text("slug")).OfType<string>())
        {
            tags[slug] = "";
        }

        if (machine.Object("custom_fields") is { } fields)
        {
            foreach (var field in fields.EnumerateObject().Where(field => customFields is null || customFields.Contains(field.Name)))
            {
                Set(field.Name, Value(field.Value));
            }
        }

        Set("asset_tag", machine.Text("asset_tag"));
        Set("location", machine.Object("location")?.Text("slug"));
        Set("platform", machine.Object("platform")?.Text("slug"));
        Set("rack", machine.Object("rack")?.Text("name"));
        return tags;

        void Set(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                tags[key] = value;
            }
        }
    }

    // Lists hold what several choices or objects give; an object is known by its name.
    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Value).OfType<string>()),
        JsonValueKind.Object => value.TryGetProperty("slug", out var slug) ? Value(slug) : value.TryGetProperty("name", out var name) ? Value(name) : null,
        _ => null,
    };
}
