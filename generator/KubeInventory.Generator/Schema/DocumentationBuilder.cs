using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Says in sentences what a schema says in keywords.</summary>
internal static class DocumentationBuilder
{
    /// <summary>Description of a type.</summary>
    public static DocumentationModel OfType(SchemaNode schema) => new(Clean(schema.Description), default);

    /// <summary>Description of a property, and what is allowed in it.</summary>
    public static DocumentationModel OfProperty(SchemaNode schema, bool isRequired)
    {
        var remarks = new List<string>();
        if (isRequired)
        {
            remarks.Add("Required.");
        }

        Bounds(remarks, schema, "minimum", "maximum", "");
        Bounds(remarks, schema, "minLength", "maxLength", " characters");
        Bounds(remarks, schema, "minItems", "maxItems", " items");
        Bounds(remarks, schema, "minProperties", "maxProperties", " entries");
        if (schema.Pattern is { } pattern)
        {
            remarks.Add("Pattern: " + pattern + ".");
        }

        var values = schema.Type == "string" ? [] : schema.EnumValues;
        if (values.Count > 0)
        {
            remarks.Add("One of: " + string.Join(", ", values) + ".");
        }

        if (schema.Find("default") is YamlScalar { IsNull: false } value)
        {
            remarks.Add("Default: " + (value.Value.Length == 0 ? "the empty string" : value.Value) + ".");
        }

        Rules(remarks, schema);
        return new DocumentationModel(Clean(schema.Description), remarks.Select(Clean).ToEquatableArray());
    }

    private static void Bounds(List<string> remarks, SchemaNode schema, string minimumKey, string maximumKey, string unit)
    {
        var sentence = (schema.Number(minimumKey), schema.Number(maximumKey)) switch
        {
            (null, null) => null,
            ({ } minimum, null) => $"At least {Print(minimum)}{unit}.",
            (null, { } maximum) => $"At most {Print(maximum)}{unit}.",
            ({ } minimum, { } maximum) => $"From {Print(minimum)} to {Print(maximum)}{unit}.",
        };
        if (sentence is not null)
        {
            remarks.Add(sentence);
        }
    }

    private static void Rules(List<string> remarks, SchemaNode schema)
    {
        if (schema.Find("x-kubernetes-validations") is not YamlSequence rules)
        {
            return;
        }

        foreach (var rule in rules.Items.OfType<YamlMapping>())
        {
            if ((rule.Find("message") ?? rule.Find("rule")) is YamlScalar { Value.Length: > 0 } text)
            {
                remarks.Add("Rule: " + text.Value.Trim().TrimEnd('.') + ".");
            }
        }
    }

    private static string Print(double number) => number.ToString(number % 1 == 0 && number is > -1e15 and < 1e15 ? "0" : "R", CultureInfo.InvariantCulture);

    private static string Clean(string? text) => text is null ? "" : text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\t', ' ').Trim();
}
