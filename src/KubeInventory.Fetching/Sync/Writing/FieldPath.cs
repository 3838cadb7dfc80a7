using System.Text.Json.Nodes;

namespace KubeInventory.Fetching;

/// <summary>Finds a field that an apply conflict names, such as <c>.metadata.labels.kubeinventory.io/role</c>.</summary>
internal static class FieldPath
{
    /// <summary>Removes the field; a conflict inside a list removes the list, since lists have one owner here.</summary>
    /// <returns>False if the object has no such field.</returns>
    public static bool Remove(JsonObject node, string path)
    {
        var rest = path.AsSpan().TrimStart('.');
        while (true)
        {
            // A key may itself contain dots, so the longest key that fits is the one that is meant.
            var key = LongestKey(node, rest);
            if (key is null)
            {
                return false;
            }

            rest = rest[key.Length..];
            if (rest.Length > 0 && rest[0] == '.' && node[key] is JsonObject child)
            {
                node = child;
                rest = rest[1..];
                continue;
            }

            return node.Remove(key);
        }
    }

    private static string? LongestKey(JsonObject node, ReadOnlySpan<char> path)
    {
        string? longest = null;
        foreach (var (key, _) in node)
        {
            var fits = path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '[');
            if (fits && key.Length > (longest?.Length ?? 0))
            {
                longest = key;
            }
        }

        return longest;
    }
}
