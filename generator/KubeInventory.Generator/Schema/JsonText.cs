using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using KubeInventory.Generator.Yaml;

namespace KubeInventory.Generator.Schema;

/// <summary>Writes YAML as the JSON that Kubernetes makes of it.</summary>
internal static class JsonText
{
    public static string Of(YamlNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>A schema without what only people read.</summary>
    public static string OfSchema(YamlNode schema)
    {
        var text = new StringBuilder();
        AppendSchema(text, schema);
        return text.ToString();
    }

    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        Append(text, value);
        return text.ToString();
    }

    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' or (>= '\uD800' and <= '\uDFFF'):
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                AppendMapping(text, mapping.Entries, static (text, entry) => Append(text, entry.Value));
                break;
            case YamlSequence sequence:
                AppendSequence(text, sequence);
                break;
            case YamlScalar scalar:
                Append(text, scalar);
                break;
        }
    }

    private static void Append(StringBuilder text, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                text.Append("null");
                break;
            case YamlScalarKind.Boolean:
                text.Append(scalar.Name);
                break;
            case YamlScalarKind.Number when scalar.TryGetInt64(out var integer):
                text.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case YamlScalarKind.Number when scalar.TryGetDouble(out var number) && !double.IsNaN(number) && !double.IsInfinity(number):
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                Append(text, scalar.Value);
                break;
        }
    }

    private static void AppendSchema(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping schema:
                AppendMapping(
                    text,
                    schema.Entries.Where(static entry => entry.Key.Name is not ("description" or "title" or "example" or "externalDocs")),
                    static (text, entry) => AppendKeyword(text, entry.Key.Name, entry.Value));
                break;
            case YamlSequence alternatives:
                AppendSequence(text, alternatives, isSchema: true);
                break;
            default:
                Append(text, node);
                break;
        }
    }

    private static void AppendKeyword(StringBuilder text, string keyword, YamlNode value)
    {
        switch (keyword)
        {
            case "properties" when value is YamlMapping properties:
                AppendMapping(text, properties.Entries, static (text, entry) => AppendSchema(text, entry.Value));
                break;
            case "items" or "additionalProperties" or "not" or "allOf" or "anyOf" or "oneOf":
                AppendSchema(text, value);
                break;
            default:
                Append(text, value);
                break;
        }
    }

    private static void AppendMapping(
        StringBuilder text, IEnumerable<KeyValuePair<YamlScalar, YamlNode>> entries, Action<StringBuilder, KeyValuePair<YamlScalar, YamlNode>> append)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var entry in entries)
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            Append(text, entry.Key.Name);
            text.Append(':');
            append(text, entry);
        }

        text.Append('}');
    }

    private static void AppendSequence(StringBuilder text, YamlSequence sequence, bool isSchema = false)
    {
        text.Append('[');
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            if (isSchema)
            {
                AppendSchema(text, sequence.Items[i]);
            }
            else
            {
                Append(text, sequence.Items[i]);
            }
        }

        text.Append(']');
    }
}
