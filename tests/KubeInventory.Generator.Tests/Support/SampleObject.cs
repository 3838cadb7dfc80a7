using System.Text.Json.Nodes;
using KubeInventory.Generator.Schema;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Tests.Support;

/// <summary>Makes an object that sets every field of a schema, and in each object one more that the schema lacks.</summary>
internal static class SampleObject
{
    /// <summary>A sample for each served version, by version.</summary>
    public static IEnumerable<(string Version, JsonNode Sample)> OfEachVersion(AdditionalFile file)
    {
        var definition = (YamlMapping)YamlReader.Read(file.GetText().ToString()).Documents.Single(static document => document is YamlMapping)!;
        foreach (var version in ((YamlSequence)((YamlMapping)definition.Find("spec")!).Find("versions")!).Items.Cast<YamlMapping>())
        {
            var schema = new SchemaNode((YamlMapping)((YamlMapping)version.Find("schema")!).Find("openAPIV3Schema")!);
            var root = (JsonObject)(OfObject(schema) ?? new JsonObject());
            root["apiVersion"] = "any.example.com/v1";
            root["kind"] = "Any";
            root["metadata"] = new JsonObject { ["name"] = "any" };
            yield return (((YamlScalar)version.Find("name")!).Value, root);
        }
    }

    private static JsonNode? Of(SchemaNode schema)
    {
        if (schema.IsNullable)
        {
            return null;
        }

        if (schema.IsIntOrString)
        {
            return "50%";
        }

        return schema.Type switch
        {
            "array" => new JsonArray(schema.Items is { } item ? Of(item) : 1),
            "string" => OfString(schema),
            "integer" => OfInteger(schema),
            "number" => 0.1,
            "boolean" => true,
            _ => OfObject(schema),
        };
    }

    private static JsonObject? OfObject(SchemaNode schema)
    {
        if (schema.AdditionalProperties is { } values)
        {
            return new JsonObject { ["any key"] = Of(values) };
        }

        var sample = new JsonObject { ["a field of a later schema"] = new JsonArray(1, null, 1.50m) };
        foreach (var property in schema.Properties)
        {
            var isMetadata = schema.IsEmbeddedResource && property.Key == "metadata";
            sample[property.Key] = isMetadata ? new JsonObject { ["name"] = "any" } : Of(property.Value);
        }

        return sample;
    }

    private static string OfString(SchemaNode schema) => schema.Format switch
    {
        "date-time" => "2026-01-02T03:04:05Z",
        "byte" => "AAEC",
        _ => schema.EnumStrings.Count > 0 ? schema.EnumStrings[^1] : "text",
    };

    private static JsonNode OfInteger(SchemaNode schema) => (schema.Format, schema.Number("maximum")) switch
    {
        (_, > long.MaxValue) => ulong.MaxValue,
        (_, { } maximum) => (long)maximum,
        ("int32", _) => int.MaxValue,
        _ => long.MaxValue,
    };
}
