using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>A number as kube-apiserver reads it: 64-bit integer where it is written as one and fits, floating point otherwise.</summary>
internal readonly struct JsonNumber(JsonNode node)
{
    private const double LargestExactInteger = (1L << 53) - 1;

    public long? Integer { get; } = node.AsInteger();

    public double Value { get; } = node.AsNumber()!.Value;

    /// <summary>Whether a floating-point number is close enough to an integer to count as one.</summary>
    public static bool IsIntegral(double number)
    {
        var whole = Math.Truncate(number);
        return Math.Abs(number) <= LargestExactInteger
            && (whole == number || Math.Abs(number - whole) / Math.Min(Math.Abs(number) + Math.Abs(whole), double.MaxValue) < 1e-9);
    }

    /// <summary>Whether the type and format of a schema can hold a number.</summary>
    public static bool Fits(double number, StructuralSchema schema) => (schema.Type, schema.Format) switch
    {
        ("integer", "int32") => double.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue,
        ("integer", _) => double.IsInteger(number) && number is >= long.MinValue and < long.MaxValue,
        ("number", "float") => Math.Abs(number) <= float.MaxValue,
        _ => true,
    };

    /// <inheritdoc cref="Fits(double, StructuralSchema)"/>
    public bool Fits(StructuralSchema schema) => Integer is not null && schema is { Type: "integer", Format: not "int32" } || Fits(Value, schema);

    public JsonNode ToJson(bool asInteger) => asInteger ? JsonValue.Create(Integer!.Value) : JsonValue.Create(Value);
}
