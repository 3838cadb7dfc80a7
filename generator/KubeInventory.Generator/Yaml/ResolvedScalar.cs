namespace KubeInventory.Generator.Yaml;

/// <summary>The JSON value that a scalar stands for; the default is a string.</summary>
internal readonly struct ResolvedScalar
{
    private const double TwoToThe63 = 9223372036854775808d;

    private readonly long _integer;
    private readonly double _number;
    private readonly bool _isInteger;

    private ResolvedScalar(YamlScalarKind kind, long integer, double number, bool isInteger)
    {
        Kind = kind;
        _integer = integer;
        _number = number;
        _isInteger = isInteger;
    }

    public static ResolvedScalar Null { get; } = new(YamlScalarKind.Null, 0, 0, false);

    public static ResolvedScalar True { get; } = new(YamlScalarKind.Boolean, 1, 0, false);

    public static ResolvedScalar False { get; } = new(YamlScalarKind.Boolean, 0, 0, false);

    public YamlScalarKind Kind { get; }

    public bool Boolean => Kind == YamlScalarKind.Boolean && _integer != 0;

    public static ResolvedScalar Integer(long value) => new(YamlScalarKind.Number, value, value, true);

    public static ResolvedScalar Float(double value) => new(YamlScalarKind.Number, 0, value, false);

    public bool TryGetInt64(out long value)
    {
        value = _integer;
        if (Kind != YamlScalarKind.Number || _isInteger)
        {
            return _isInteger;
        }

        // Kubernetes goes through JSON, where 1.0 and 1e3 are 1 and 1000.
        var isWhole = _number >= -TwoToThe63 && _number < TwoToThe63 && _number == (long)_number;
        value = isWhole ? (long)_number : 0;
        return isWhole;
    }

    public bool TryGetDouble(out double value)
    {
        value = _number;
        return Kind == YamlScalarKind.Number;
    }

    /// <summary>Whether the number is written as an integer that a long can hold, so that its name has all its digits.</summary>
    public bool TryGetExactInteger(out long value)
    {
        value = _integer;
        return _isInteger;
    }
}
