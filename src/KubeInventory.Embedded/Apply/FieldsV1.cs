using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>A <see cref="FieldSet"/> as <c>metadata.managedFields[].fieldsV1</c> has it.</summary>
/// <remarks>
/// A map of steps: <c>f:name</c> a field, <c>k:{"name":"eth0"}</c> an item by key, <c>v:"a"</c> an item by value, <c>i:0</c> an item by index.
/// A member without members below it is an empty map; one with some has an entry <c>.</c>.
/// </remarks>
internal static class FieldsV1
{
    private const string Self = ".";

    /// <summary>Writes the set, its steps in order.</summary>
    public static JsonObject Write(FieldSet set)
    {
        var json = new JsonObject();
        foreach (var node in set.Nodes)
        {
            var below = Write(node.Below);
            if (node.IsMember && below.Count > 0)
            {
                below.Insert(0, Self, new JsonObject());
            }

            json[Text(node.Element)] = below;
        }

        return json;
    }

    /// <summary>Reads a set. Steps of an unknown kind are passed over; false if one cannot be understood at all.</summary>
    public static bool TryRead(JsonObject json, out FieldSet set)
    {
        set = FieldSet.Empty;
        var nodes = new Dictionary<PathElement, FieldSet.Node>();
        foreach (var (text, value) in json)
        {
            if (text == Self)
            {
                continue;
            }

            if (value is not JsonObject map || !TryParse(text, out var element) || !TryRead(map, out var below))
            {
                return false;
            }

            if (element is not null)
            {
                nodes[element] = new FieldSet.Node(element, below.IsEmpty || map.ContainsKey(Self), below);
            }
        }

        set = FieldSet.FromNodes(nodes.Values);
        return true;
    }

    private static string Text(PathElement element) => element switch
    {
        FieldElement field => $"f:{field.Name}",
        KeyElement key => $"k:{{{string.Join(",", key.Fields.Select(field => $"{GoJson.Write(field.Key)}:{GoJson.Write(field.Value)}"))}}}",
        ValueElement value => $"v:{GoJson.Write(value.Content)}",
        IndexElement index => string.Create(CultureInfo.InvariantCulture, $"i:{index.Position}"),
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "a step is a field, a key, a value or an index"),
    };

    /// <summary>Parses a step; null for one of an unknown kind, false for none.</summary>
    private static bool TryParse(string text, out PathElement? element)
    {
        element = null;
        if (text.Length < 2 || text[1] != ':')
        {
            return false;
        }

        var content = text[2..];
        try
        {
            switch (text[0])
            {
                case 'f':
                    element = PathElement.Field(content);
                    return true;
                case 'v':
                    element = PathElement.Value(JsonNode.Parse(content));
                    return true;
                case 'k':
                    element = JsonNode.Parse(content) is JsonObject fields ? PathElement.Key(fields) : null;
                    return element is not null;
                case 'i':
                    element = int.TryParse(content, CultureInfo.InvariantCulture, out var index) ? PathElement.Index(index) : null;
                    return element is not null;
                default:
                    return true;
            }
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
