using System.Collections.Generic;
using System.Globalization;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Says in sentences what a schema says in keywords.</summary>
internal static class DocumentationBuilder
{
    // A default that is longer is cut.
    private const int MaxDefault = 120;

    /// <summary>Description of a type, and which of its fields go together.</summary>
    public static DocumentationModel OfType(SchemaNode schema) => new(Clean(schema.Description), FieldGroups.Of(schema).ToEquatableArray());

    /// <summary>Description of a property, and what is allowed in it.</summary>
    public static DocumentationModel OfProperty(SchemaNode schema, bool isRequired)
    {
        var remarks = new List<RemarkModel>();
        if (isRequired)
        {
            remarks.Add(new RemarkModel("Required"));
        }

        Bounds(remarks, schema, "minimum", "maximum", "");
        Bounds(remarks, schema, "minLength", "maxLength", " characters");
        Bounds(remarks, schema, "minItems", "maxItems", " items");
        Bounds(remarks, schema, "minProperties", "maxProperties", " entries");
        if (schema.Pattern is { } pattern)
        {
            remarks.Add(new RemarkModel("Pattern:", Clean(pattern)));
        }

        var values = EnumReader.Read(schema) is null ? schema.EnumValues : [];
        if (values.Count > 0)
        {
            remarks.Add(new RemarkModel("One of", string.Join(", ", values)));
        }

        Default(remarks, schema.Find("default"));
        Rules(remarks, schema);
        return new DocumentationModel(Clean(schema.Description), remarks.ToEquatableArray());
    }

    private static void Bounds(List<RemarkModel> remarks, SchemaNode schema, string minimumKey, string maximumKey, string unit)
    {
        var sentence = (schema.Number(minimumKey), schema.Number(maximumKey)) switch
        {
            (null, null) => null,
            ({ } minimum, null) => $"At least {Print(minimum)}{unit}",
            (null, { } maximum) => $"At most {Print(maximum)}{unit}",
            ({ } minimum, { } maximum) => $"From {Print(minimum)} to {Print(maximum)}{unit}",
        };
        if (sentence is not null)
        {
            remarks.Add(new RemarkModel(sentence));
        }
    }

    private static void Default(List<RemarkModel> remarks, YamlNode? value)
    {
        var text = value switch
        {
            null or YamlScalar { IsNull: true } => null,
            YamlScalar scalar => Clean(scalar.Value),
            _ => JsonText.Of(value),
        };
        if (text is not null)
        {
            text = text.Length > MaxDefault ? text.Substring(0, MaxDefault) + "…" : text;
            remarks.Add(text.Length == 0 ? new RemarkModel("Default: the empty string") : new RemarkModel("Default:", text));
        }
    }

    private static void Rules(List<RemarkModel> remarks, SchemaNode schema)
    {
        if (schema.Find("x-kubernetes-validations") is not YamlSequence rules)
        {
            return;
        }

        foreach (var rule in rules.Items.OfType<YamlMapping>())
        {
            if ((rule.Find("message") ?? rule.Find("rule")) is YamlScalar { Value.Length: > 0 } text)
            {
                remarks.Add(new RemarkModel("Rule: " + Clean(text.Value).TrimEnd('.')));
            }
        }
    }

    private static string Print(double number) =>
        number.ToString(number % 1 == 0 && number is > -1e15 and < 1e15 ? "0" : "R", CultureInfo.InvariantCulture);

    private static string Clean(string? text) =>
        text is null ? "" : text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\t', ' ').Trim();
}
