namespace KubeInventory.Embedded.Cel;

/// <summary>A call whose cost is asked for.</summary>
/// <param name="Name">The function.</param>
/// <param name="Overload">Which of its signatures.</param>
/// <param name="Expressions">The arguments as written.</param>
/// <param name="Target">The receiver; null of a function that is no method.</param>
/// <param name="TargetType">The type of the receiver.</param>
/// <param name="Arguments">The arguments without the receiver.</param>
/// <param name="ArgumentTypes">Their types.</param>
internal readonly record struct EstimatedCall(
    string Name,
    CelOverload Overload,
    IReadOnlyList<Expression> Expressions,
    Measured? Target,
    CelType? TargetType,
    IReadOnlyList<Measured> Arguments,
    IReadOnlyList<CelType> ArgumentTypes)
{
    public SizeRange TargetSize => Target?.SizeOrUnknown ?? SizeRange.Unknown;

    public SizeRange Size(int argument) => Arguments[argument].SizeOrUnknown;

    /// <summary>The number that an argument is, if it is one that can be read.</summary>
    public ulong? Literal(int argument) =>
        Expressions[argument] is Literal { Value: CelInt { Value: >= 0 } number } ? (ulong)number.Value : null;
}
