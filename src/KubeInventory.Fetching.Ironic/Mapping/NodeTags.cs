using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>The tags of a node: what its operators wrote into <c>extra</c>, and what Ironic says that no field of a host holds.</summary>
internal static class NodeTags
{
    // Operators put credentials of controllers and images there, too.
    private static readonly string[] SecretWords = ["password", "passwd", "passphrase", "secret", "token", "credential", "private_key", "privatekey", "api_key", "apikey"];

    public static Dictionary<string, string> Of(JsonElement node)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in node.Object("extra") is { } extra ? extra.EnumerateObject().AsEnumerable() : [])
        {
            if (Scalar(field.Value) is { Length: > 0 } value && !SecretWords.Any(word => field.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                tags[field.Name] = value;
            }
        }

        foreach (var name in (string[])["lessee", "instance_uuid", "shard", "parent_node", "maintenance_reason", "fault", "description"])
        {
            if (node.Text(name) is { } value)
            {
                tags[$"ironic.{name}"] = value;
            }
        }

        foreach (var name in (string[])["maintenance", "retired"])
        {
            if (node.Flag(name))
            {
                tags[$"ironic.{name}"] = "true";
            }
        }

        foreach (var trait in node.Items("traits").Where(trait => trait.ValueKind is JsonValueKind.String))
        {
            tags[$"ironic.trait.{trait.GetString()}"] = "true";
        }

        return tags;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
