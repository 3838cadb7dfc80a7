using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Chooses the C# scalar that holds every value a schema allows.</summary>
internal static class ScalarResolver
{
    public static ScalarKind? Resolve(SchemaNode schema) => schema.Type switch
    {
        "string" => TextShapes.Of(schema) ?? OfString(schema.Format),
        "integer" => OfInteger(schema),
        "number" => ScalarKind.Double,
        "boolean" => ScalarKind.Boolean,
        _ => null,
    };

    private static ScalarKind OfString(string? format) => format switch
    {
        "byte" => ScalarKind.Bytes,
        "date-time" => ScalarKind.Time,
        "second-time" => ScalarKind.SecondTime,
        "micro-time" => ScalarKind.MicroTime,
        _ => ScalarKind.Text,
    };

    // Without a format an integer is as large as a server keeps it: 64 bits.
    private static ScalarKind OfInteger(SchemaNode schema)
    {
        if (schema.Format == "uint64" || schema.Number("maximum") > long.MaxValue)
        {
            return ScalarKind.UInt64;
        }

        var fits = !(schema.Number("maximum") > int.MaxValue) && !(schema.Number("minimum") < int.MinValue);
        return schema.Format == "int32" && fits ? ScalarKind.Int32 : ScalarKind.Int64;
    }
}
