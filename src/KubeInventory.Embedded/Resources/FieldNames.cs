using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Resources;

/// <summary>Gives fields of an object the names that they have in another version.</summary>
internal static class FieldNames
{
    public static void Rename(JsonObject obj, IEnumerable<(string From, string To)> names)
    {
        foreach (var (from, to) in names)
        {
            if (obj[from] is { } value)
            {
                obj.Remove(from);
                obj[to] = value;
            }
        }
    }
}
