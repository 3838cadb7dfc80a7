using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KubeInventory.Generator.Model;

namespace KubeInventory.Generator.Schema;

/// <summary>Reads which values a scalar is known to have.</summary>
internal static class EnumReader
{
    /// <summary>Type and values of an open enum, as text; null where the schema lists none of its type.</summary>
    public static (ScalarKind Kind, IReadOnlyList<string> Values)? Read(SchemaNode schema)
    {
        (ScalarKind Kind, IReadOnlyList<string> Values) read = schema.Type switch
        {
            "string" => (ScalarKind.Text, schema.EnumStrings),
            "boolean" => (ScalarKind.Boolean, schema.EnumBooleans.Select(static value => value ? "true" : "false").ToList()),
            "integer" => Integers(ScalarResolver.Resolve(schema)!.Value, schema.EnumIntegers),
            _ => (ScalarKind.Text, []),
        };
        return read.Values.Count > 0 ? read : null;
    }

    private static (ScalarKind Kind, IReadOnlyList<string> Values) Integers(ScalarKind kind, IReadOnlyList<long> values)
    {
        var isWide = kind == ScalarKind.Int32 && values.Any(static value => value is < int.MinValue or > int.MaxValue);
        var isSigned = kind == ScalarKind.UInt64 && values.Any(static value => value < 0);
        return (isWide || isSigned ? ScalarKind.Int64 : kind, values.Select(static value => value.ToString(CultureInfo.InvariantCulture)).ToList());
    }
}
