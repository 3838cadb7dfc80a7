using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Compares the fields that two schemas know.</summary>
internal static class SchemaFields
{
    /// <summary>Paths of the fields, the outermost only, that a server would keep by one schema and drop by another.</summary>
    public static IEnumerable<string> Lost(JsonElement? present, JsonElement? future) =>
        present is { } left && future is { } right ? Lost(left, right, "") : [];

    private static IEnumerable<string> Lost(JsonElement present, JsonElement future, string path)
    {
        if (Find(future, "x-kubernetes-preserve-unknown-fields") is { ValueKind: JsonValueKind.True })
        {
            yield break;
        }

        foreach (var property in IsMap(future) ? [] : Properties(present))
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (Find(Find(future, "properties"), property.Name) is not { } known)
            {
                // The server knows these of every object.
                if (path.Length > 0 || property.Name is not ("apiVersion" or "kind" or "metadata"))
                {
                    yield return inner;
                }

                continue;
            }

            foreach (var lost in Lost(property.Value, known, inner))
            {
                yield return lost;
            }
        }

        foreach (var (keyword, suffix) in new[] { ("items", "[]"), ("additionalProperties", ".*") })
        {
            if (Find(present, keyword) is { } part && Find(future, keyword) is { } other)
            {
                foreach (var lost in Lost(part, other, path + suffix))
                {
                    yield return lost;
                }
            }
        }
    }

    private static bool IsMap(JsonElement schema) => Find(schema, "additionalProperties") is { ValueKind: JsonValueKind.True or JsonValueKind.Object };

    private static JsonElement.ObjectEnumerator Properties(JsonElement schema) =>
        Find(schema, "properties") is { ValueKind: JsonValueKind.Object } properties ? properties.EnumerateObject() : default;

    private static JsonElement? Find(JsonElement? schema, string name) =>
        schema is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;
}
