namespace KubeInventory.Embedded.Cel;

/// <summary>Which types the clauses of format strings take.</summary>
internal static class FormatRules
{
    public static bool Takes(char verb, CelType type) => type.Kind is CelKind.Dyn or CelKind.Error || verb switch
    {
        's' => type.Kind is >= CelKind.Null and <= CelKind.Map,
        'd' or 'o' => type.Kind is CelKind.Int or CelKind.Uint,
        'f' or 'e' => type.Kind is CelKind.Double or CelKind.String,
        'b' => type.Kind is CelKind.Int or CelKind.Uint or CelKind.Bool,
        _ => type.Kind is CelKind.Int or CelKind.Uint or CelKind.String or CelKind.Bytes,
    };

    public static string Refusal(char verb, string type)
    {
        var rule = verb switch
        {
            's' => "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
            'd' => "decimal clause can only be used on integers",
            'o' => "octal clause can only be used on integers",
            'f' => "fixed-point clause can only be used on doubles",
            'e' => "scientific clause can only be used on doubles",
            'b' => "only integers and bools can be formatted as binary",
            _ => "only integers, byte buffers, and strings can be formatted as hex",
        };
        return $"error during formatting: {rule}, was given {type}";
    }

    public static string OutOfRange(int index) => $"index {index} out of range";
}
