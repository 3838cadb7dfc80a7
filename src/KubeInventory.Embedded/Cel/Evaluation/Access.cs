using System.Globalization;

namespace KubeInventory.Embedded.Cel;

/// <summary>Fields and indexes, through optionals where there are any.</summary>
internal static class Access
{
    public static CelValue Field(CelValue operand, string field) => operand switch
    {
        CelMap map => map.Find(new CelString(field)) ?? CelError.NoSuchKey(field),
        CelOptional => OptionalField(operand, field),
        CelError => operand,
        _ => CelError.NoSuchKey(field),
    };

    public static CelValue OptionalField(CelValue operand, string field) => Optional(operand, new CelString(field));

    public static CelValue HasField(CelValue operand, string field) => operand switch
    {
        CelMap map => map.Find(new CelString(field)) is { } found ? found as CelError ?? (CelValue)CelBool.True : CelBool.False,
        CelOptional { Value: { } value } => HasField(value, field),
        CelError => operand,
        _ => CelBool.False,
    };

    public static CelValue Index(CelValue operand, CelValue index) => operand switch
    {
        CelOptional => OptionalIndex(operand, index),
        CelError => operand,
        _ when index is CelError => index,
        CelMap map => map.Find(index) ?? CelError.NoSuchKey(CelText.Plain(index)),
        CelList when Position(index) is { } position => Find(operand, index)
            ?? new CelError(string.Create(CultureInfo.InvariantCulture, $"index out of bounds: {position}")),
        CelList => NoIndex(index),
        _ => CelError.NoSuchKey(CelText.Plain(index)),
    };

    public static CelValue OptionalIndex(CelValue operand, CelValue index) => Optional(operand, index);

    private static CelValue Optional(CelValue operand, CelValue key) => operand switch
    {
        CelError => operand,
        _ when key is CelError => key,
        CelOptional { Value: null } => operand,
        CelOptional { Value: { } value } => Optional(value, key),
        CelMap or CelList => Find(operand, key) switch
        {
            null => CelOptional.None,
            CelError error => error,
            var found => CelOptional.Of(found),
        },
        _ => CelOptional.None,
    };

    private static CelValue? Find(CelValue operand, CelValue key) => operand switch
    {
        CelMap map => map.Find(key),
        CelList list when Position(key) is { } position => position >= 0 && position < list.Count ? list[(int)position] : null,
        _ => NoIndex(key),
    };

    private static CelError NoIndex(CelValue index) => index is CelDouble or CelUint
        ? new($"unsupported index value {CelText.Plain(index)} in list")
        : new($"unsupported index type '{index.Type.Name}' in list");

    private static long? Position(CelValue index) => index switch
    {
        CelInt number => number.Value,
        CelUint { Value: <= int.MaxValue } number => (long)number.Value,
        CelDouble number when double.IsInteger(number.Value) && Math.Abs(number.Value) <= int.MaxValue => (long)number.Value,
        _ => null,
    };
}
