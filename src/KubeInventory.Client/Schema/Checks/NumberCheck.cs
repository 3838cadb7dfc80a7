using System.Globalization;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks that a number fits the schema's type and bounds.</summary>
internal static class NumberCheck
{
    public static void Check(JsonNode value, StructuralSchema schema, ValidationPlace place, ValidationResult result)
    {
        var number = new JsonNumber(value);
        result.Add(number.Fits(schema) ? null : place.OutOfRange("Checked", schema));
        CheckMultiple(number, schema, place, result);
        CheckBound(number, schema.Minimum, schema, new("Minimum boundary", schema.ExclusiveMinimum, IsUpper: false), place, result);
        CheckBound(number, schema.Maximum, schema, new("Maximum boundary", schema.ExclusiveMaximum, IsUpper: true), place, result);
        result.Match();
        result.Match();
    }

    private static void CheckBound(
        JsonNumber number, double? declared, StructuralSchema schema, BoundKind kind, ValidationPlace place, ValidationResult result)
    {
        if (declared is not { } bound)
        {
            return;
        }

        var isWhole = IsComparedAsInteger(number, bound, schema, kind.Name, place, result);
        bound = isWhole ? Math.Truncate(bound) : bound;
        var order = isWhole ? number.Integer!.Value.CompareTo((long)bound) : number.Value.CompareTo(bound);
        if ((kind.IsUpper ? order > 0 : order < 0) || (kind.IsExclusive && order == 0))
        {
            var relation = (kind.IsUpper ? "less" : "greater") + (kind.IsExclusive ? " than" : " than or equal to");
            result.Add(Refuse(number, bound, isWhole, relation, place));
        }
    }

    private static void CheckMultiple(JsonNumber number, StructuralSchema schema, ValidationPlace place, ValidationResult result)
    {
        if (schema.MultipleOf is not { } factor)
        {
            return;
        }

        var isWhole = IsComparedAsInteger(number, factor, schema, "MultipleOf", place, result);
        factor = isWhole ? Math.Truncate(factor) : factor;
        if (factor <= 0)
        {
            result.Add(place.Invalid(
                JsonValue.Create(factor), $"factor MultipleOf declared for {place.Path} must be positive: {GoNumber.Show(factor)}"));
            return;
        }

        var isMultiple = isWhole
            ? number.Integer!.Value % (long)factor == 0
            : JsonNumber.IsIntegral(factor < 1 ? 1 / factor * number.Value : number.Value / factor);
        result.Add(isMultiple ? null : Refuse(number, factor, isWhole, "a multiple of", place));
    }

    // An integer is compared with the whole part of a bound, unless the schema's type cannot even hold the bound.
    private static bool IsComparedAsInteger(
        JsonNumber number, double bound, StructuralSchema schema, string name, ValidationPlace place, ValidationResult result)
    {
        var fits = JsonNumber.Fits(bound, schema);
        result.Add(fits ? null : place.OutOfRange(name, schema));
        return fits && number.Integer is not null;
    }

    private static FieldError Refuse(JsonNumber number, double bound, bool isWhole, string relation, ValidationPlace place)
    {
        var limit = isWhole ? ((long)bound).ToString(CultureInfo.InvariantCulture) : GoNumber.Show(bound);
        return place.Invalid(number.ToJson(isWhole), $"{place.Path} in body should be {relation} {limit}");
    }

    private readonly record struct BoundKind(string Name, bool IsExclusive, bool IsUpper);
}
