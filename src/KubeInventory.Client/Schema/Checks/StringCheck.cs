using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks a text's length, pattern and format.</summary>
internal static class StringCheck
{
    public static void Check(string text, StructuralSchema schema, ValidationPlace place, ValidationResult result)
    {
        result.Add(Find(text, schema, place));
        result.Match();
        if (TypeCheck.EnforcedFormat(schema) is { } format && StringFormats.Find(format) is { } isOfFormat)
        {
            result.Add(isOfFormat(text) ? null : place.NotOfType(format, text));
            result.Match();
        }
    }

    // The first complaint is the only one.
    private static FieldError? Find(string text, StructuralSchema schema, ValidationPlace place)
    {
        if (schema.MaxLength is { } max && Length(text) > max)
        {
            return place.TooLong(max);
        }

        if (schema.MinLength is { } min && Length(text) < min)
        {
            return place.Invalid(JsonValue.Create(text), $"{place.Path} in body should be at least {min} chars long");
        }

        return schema.CompiledPattern is { } pattern && !pattern.IsMatch(text)
            ? place.Invalid(JsonValue.Create(text), $"{place.Path} in body should match '{pattern.Text}'")
            : null;
    }

    private static long Length(string text) => text.EnumerateRunes().LongCount();
}
