namespace KubeInventory.Embedded.Cel;

/// <summary>What a call costs: mostly 1, and more where the work grows with the size of arguments or result.</summary>
internal static class CallCost
{
    private const double PerCharacter = 0.1;
    private const double PerPatternCharacter = 0.25;

    /// <summary>The part to be paid before the work is done.</summary>
    public static long Before(string name, ReadOnlySpan<CelValue> arguments) => name switch
    {
        "join" => 0,
        "startsWith" or "endsWith" or "strings.quote" or "format" or "url" or "lowerAscii" or "upperAscii" or "substring" or "trim"
            or "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver" => Characters(arguments[0].Size),
        "ip" => arguments[0] is CelCidr ? 1 : Characters(arguments[0].Size),
        "ip.isCanonical" or "replace" or "split" => Characters(2 * arguments[0].Size),
        "contains" => Characters(arguments[0].Size) * Characters(arguments[1].Size),
        "matches" or "find" or "findAll" => Characters(1 + arguments[0].Size) * Pattern(arguments[1].Size),
        "validate" => Characters(1 + arguments[1].Size) * Pattern(64),
        "string" or "bytes" when arguments[0] is CelString or CelBytes => Characters(arguments[0].Size),
        Operators.In when arguments[1] is CelList list => list.Size,
        Operators.Equal or Operators.NotEqual => Equality(arguments),
        Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual
            when arguments[0] is CelString or CelBytes => Equality(arguments),
        Operators.Add when arguments[0] is CelString or CelBytes => Characters(arguments[0].Size + arguments[1].Size),
        "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => Traversal(arguments[0]),
        "sort" or "distinct" or Operators.SortByKeys => 11 + (2 * arguments[^1].Size * arguments[^1].Size),
        "sets.contains" or "sets.intersects" => 1 + (arguments[0].Size * arguments[1].Size),
        "sets.equivalent" => 1 + (2 * arguments[0].Size * arguments[1].Size),
        _ => 1,
    };

    /// <summary>The part that shows only with the result.</summary>
    public static long After(string name, CelValue result) => name switch
    {
        "join" => Characters(2 * result.Size),
        "slice" or "flatten" or "reverse" or "lists.range" => 10 + result.Size,
        _ => 0,
    };

    private static long Characters(long count) => (long)Math.Ceiling(count * PerCharacter);

    private static long Pattern(long length) => (long)Math.Ceiling(length * PerPatternCharacter);

    private static long Equality(ReadOnlySpan<CelValue> arguments) => Characters(Math.Min(arguments[0].Size, arguments[1].Size));

    private static long Traversal(CelValue value) => value switch
    {
        CelString or CelBytes => (long)(value.Size * PerCharacter),
        CelList list => list.Items.Sum(Traversal),
        CelMap map => map.Keys.Sum(key => Traversal(key) + Traversal(map.Find(key)!)),
        _ => 1,
    };
}
