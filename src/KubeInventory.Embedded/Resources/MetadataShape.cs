using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>What <c>metadata</c> may look like, whatever the kind.</summary>
internal static class MetadataShape
{
    private static readonly StructuralSchema Schema = StructuralSchema.Parse(KindFiles.Read("metadata.yaml"));

    /// <summary>Removes unknown fields, and what says no more than absence: nulls and empty texts, maps and lists.</summary>
    /// <returns>Paths of the unknown fields.</returns>
    public static IReadOnlyList<string> Normalize(JsonObject metadata)
    {
        var unknown = SchemaPruner.Prune(metadata, Schema);
        foreach (var (name, value) in metadata.ToArray())
        {
            // An empty list of managers says something: forget them.
            if (name == "managedFields")
            {
                continue;
            }

            if (value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || metadata.Text(name) is "")
            {
                metadata.Remove(name);
            }
        }

        // A null among labels is an empty text to who reads texts.
        foreach (var map in new[] { metadata.Map("labels"), metadata.Map("annotations") }.OfType<JsonObject>())
        {
            foreach (var (key, _) in map.Where(pair => pair.Value is null).ToArray())
            {
                map[key] = "";
            }
        }

        return [.. unknown.Select(path => $"metadata.{path}")];
    }

    /// <summary>Complaints about values of a wrong type.</summary>
    public static FieldErrors Check(JsonObject metadata)
    {
        var errors = new FieldErrors();
        SchemaValidator.Validate(metadata, Schema, errors);
        return errors;
    }
}
