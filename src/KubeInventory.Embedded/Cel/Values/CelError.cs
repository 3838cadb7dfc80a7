namespace KubeInventory.Embedded.Cel;

/// <summary>The outcome of an evaluation that went wrong, with the message Kubernetes shows.</summary>
internal sealed class CelError(string message) : CelValue
{
    public static CelError NoSuchOverload { get; } = new("no such overload");

    public static CelError IntOverflow { get; } = new("integer overflow");

    public static CelError UintOverflow { get; } = new("unsigned integer overflow");

    public static CelError TimestampOverflow { get; } = new("timestamp overflow");

    public static CelError DivisionByZero { get; } = new("division by zero");

    public static CelError ModulusByZero { get; } = new("modulus by zero");

    public static CelError NaNOrder { get; } = new("NaN values cannot be ordered");

    public string Message => message;

    public override CelType Type => CelType.Error;

    public static CelError NoSuchKey(string key) => new($"no such key: {key}");

    public static CelError NoConversion(CelValue value, CelType type) =>
        new($"type conversion error from '{value.Type.Name}' to '{type.Name}'");

    public override CelValue EqualTo(CelValue other) => this;
}
