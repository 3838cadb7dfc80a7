using System;
using System.Collections.Generic;
using System.Linq;
using KubeInventory.Generator.Model;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Takes from the schema of an object what an API server checks and C# types do not.</summary>
/// <param name="isRestricted">Whether a type of the same kind, which is built already, restricts anything.</param>
internal sealed class RestrictionBuilder(Func<string, bool> isRestricted)
{
    private static readonly HashSet<string> Formats = new(StringComparer.Ordinal)
    {
        "bsonobjectid", "byte", "cidr", "creditcard", "date", "duration", "email", "hexcolor", "hostname", "ipv4", "ipv6", "isbn", "isbn10",
        "isbn13", "k8slongname", "k8sshortname", "mac", "rgbcolor", "ssn", "uri", "uuid", "uuid3", "uuid4", "uuid5",
    };

    private static readonly string[] NumberKeywords = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"];
    private static readonly string[] TextKeywords = ["minLength", "maxLength", "pattern"];
    private static readonly string[] ListKeywords = ["minItems", "maxItems", "uniqueItems"];
    private static readonly string[] Junctors = ["allOf", "anyOf", "oneOf", "not"];

    private readonly List<string> _parts = [];

    /// <summary>The restrictions of an object; null if there are none.</summary>
    /// <param name="schema">The object's schema.</param>
    /// <param name="properties">Its properties by their names on the wire, with the shapes that C# gives them.</param>
    public RestrictionModel? Build(SchemaNode schema, IReadOnlyDictionary<string, ValueShape> properties)
    {
        var fields = OfObject(schema);
        var lines = new List<string>();
        var required = new HashSet<string>(schema.Required, StringComparer.Ordinal);
        foreach (var property in schema.Properties)
        {
            properties.TryGetValue(property.Key, out var shape);

            // A server drops a null that is not allowed, which any JSON can be, before it looks for what is required.
            var isNullMissing = shape is ScalarShape { Kind: ScalarKind.Json } && !property.Value.IsNullable && required.Contains(property.Key);
            if ((OfNode(property.Value, shape) ?? (isNullMissing ? "{}" : null)) is { } restriction)
            {
                lines.Add($"{JsonText.Of(property.Key)}:{restriction}");
            }
        }

        if (fields.Count == 0 && lines.Count == 0)
        {
            return null;
        }

        var head = "{" + string.Join(",", fields);
        if (lines.Count == 0)
        {
            return new RestrictionModel(new[] { head + "}" }.ToEquatableArray(), default);
        }

        var all = lines.Select((line, index) => line + (index < lines.Count - 1 ? "," : "}}"));
        var first = head + (fields.Count > 0 ? "," : "") + "\"properties\":{";
        return new RestrictionModel(all.Prepend(first).ToEquatableArray(), _parts.ToEquatableArray());
    }

    private static List<string> OfObject(SchemaNode schema)
    {
        var fields = new List<string>();
        Copy(fields, schema, ["required", "minProperties", "maxProperties"]);
        if (schema.IsEmbeddedResource)
        {
            fields.Add("\"x-kubernetes-embedded-resource\":true");
        }

        OfAnything(fields, schema);
        return fields;
    }

    // Null where nothing is restricted.
    private string? OfNode(SchemaNode schema, ValueShape? shape)
    {
        var fields = new List<string>();
        if (shape is ObjectShape { IsShared: false } model)
        {
            if (isRestricted(model.TypeName))
            {
                fields.Add($"\"$ref\":{Part(model.TypeName)}");
            }
        }
        else if (schema.Reference is not null && shape is ObjectShape { IsShared: true } shared)
        {
            fields.Add($"\"$ref\":{Part(shared.TypeName)}");
        }
        else
        {
            fields.AddRange(OfObject(schema));
            OfScalar(fields, schema, shape as ScalarShape);
            OfParts(fields, schema, shape);
        }

        Copy(fields, schema, ["default"]);
        if (fields.Count > 0 && schema.IsNullable)
        {
            fields.Add("\"nullable\":true");
        }

        return fields.Count == 0 ? null : "{" + string.Join(",", fields) + "}";
    }

    private void OfParts(List<string> fields, SchemaNode schema, ValueShape? shape)
    {
        Copy(fields, schema, ListKeywords);
        if (schema.Text("x-kubernetes-list-type") is "set" or "map")
        {
            Copy(fields, schema, ["x-kubernetes-list-type", "x-kubernetes-list-map-keys"]);
        }

        Add("items", schema.Items, (shape as ListShape)?.Item);
        Add("additionalProperties", schema.AdditionalProperties, (shape as MapShape)?.Value);
        if (schema.Find("additionalProperties") is YamlScalar closed && closed.TryGetBoolean(out var isOpen) && !isOpen)
        {
            fields.Add("\"additionalProperties\":false");
        }

        var properties = schema.Properties
            .Select(property => (property.Key, Value: OfNode(property.Value, null)))
            .Where(static property => property.Value is not null)
            .Select(static property => $"{JsonText.Of(property.Key)}:{property.Value}")
            .ToList();
        if (properties.Count > 0)
        {
            fields.Add("\"properties\":{" + string.Join(",", properties) + "}");
        }

        void Add(string keyword, SchemaNode? part, ValueShape? partShape)
        {
            if (part is not null && OfNode(part, partShape) is { } restriction)
            {
                fields.Add($"\"{keyword}\":{restriction}");
            }
        }
    }

    private static void OfScalar(List<string> fields, SchemaNode schema, ScalarShape? shape)
    {
        var isBounded = NumberKeywords.Any(keyword => schema.Find(keyword) is not null);
        var isWiderInCSharp = schema switch
        {
            { Type: "integer", Format: "int32" } => shape?.Kind is not ScalarKind.Int32,
            { Type: "integer" } => shape?.Kind is ScalarKind.UInt64,
            { Type: "number" } => schema.Format == "float",
            _ => false,
        };
        var isAnything = shape?.Kind == ScalarKind.Json && schema.Type is not null;
        if (schema.Type is { } type && (isBounded || isWiderInCSharp || isAnything))
        {
            fields.Add("\"type\":" + JsonText.Of(type));
        }

        if (isWiderInCSharp || schema is { Type: "string" or null, Format: { } format } && Formats.Contains(format.Replace("-", "")))
        {
            Copy(fields, schema, ["format"]);
        }

        Copy(fields, schema, NumberKeywords);
        Copy(fields, schema, TextKeywords);
    }

    private static void OfAnything(List<string> fields, SchemaNode schema)
    {
        Copy(fields, schema, ["enum"]);
        foreach (var junctor in Junctors)
        {
            // That an int-or-string is either, its C# type says.
            if (schema.Find(junctor) is { } alternatives && !(schema.IsIntOrString && junctor == "anyOf"))
            {
                fields.Add($"\"{junctor}\":{JsonText.OfSchema(alternatives)}");
            }
        }

        var rules = schema.Rules.Where(static rule => IsImmutability(rule.Text("rule"))).ToList();
        if (rules.Count > 0)
        {
            fields.Add($"\"x-kubernetes-validations\":[{string.Join(",", rules.Select(Rule))}]");
        }
    }

    private static bool IsImmutability(string? rule) => rule?.Replace(" ", "").Trim() is "self==oldSelf" or "oldSelf==self";

    private static string Rule(YamlMapping rule)
    {
        var fields = new List<string>();
        foreach (var key in new[] { "rule", "message", "reason" })
        {
            if (rule.Text(key) is { } text)
            {
                fields.Add($"\"{key}\":{JsonText.Of(text.Trim())}");
            }
        }

        return "{" + string.Join(",", fields) + "}";
    }

    private static void Copy(List<string> fields, SchemaNode schema, string[] keywords)
    {
        foreach (var keyword in keywords)
        {
            if (schema.Find(keyword) is { } value and not YamlScalar { IsNull: true })
            {
                fields.Add($"\"{keyword}\":{JsonText.Of(value)}");
            }
        }
    }

    private int Part(string typeName)
    {
        var index = _parts.IndexOf(typeName);
        if (index < 0)
        {
            index = _parts.Count;
            _parts.Add(typeName);
        }

        return index;
    }
}
