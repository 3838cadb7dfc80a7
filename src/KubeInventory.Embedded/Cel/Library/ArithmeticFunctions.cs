namespace KubeInventory.Embedded.Cel;

/// <summary><c>+ - * / %</c>; what does not fit is an error, never wrapped around.</summary>
internal static class ArithmeticFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        OnInts(Operators.Add, static (a, b) => checked(a + b)),
        OnInts(Operators.Subtract, static (a, b) => checked(a - b)),
        OnInts(Operators.Multiply, static (a, b) => checked(a * b)),
        CelOverload.Global(Operators.Divide, [CelType.Int, CelType.Int], CelType.Int, static a => Divide(a.Int(0), a.Int(1))),
        CelOverload.Global(Operators.Modulo, [CelType.Int, CelType.Int], CelType.Int, static a => Modulo(a.Int(0), a.Int(1))),
        CelOverload.Global(Operators.Negate, [CelType.Int], CelType.Int, static a =>
            a.Int(0) == long.MinValue ? CelError.IntOverflow : new CelInt(-a.Int(0))),
        OnUints(Operators.Add, static (a, b) => checked(a + b)),
        OnUints(Operators.Subtract, static (a, b) => checked(a - b)),
        OnUints(Operators.Multiply, static (a, b) => checked(a * b)),
        CelOverload.Global(Operators.Divide, [CelType.Uint, CelType.Uint], CelType.Uint, static a =>
            Uint(a, 1) == 0 ? CelError.DivisionByZero : new CelUint(Uint(a, 0) / Uint(a, 1))),
        CelOverload.Global(Operators.Modulo, [CelType.Uint, CelType.Uint], CelType.Uint, static a =>
            Uint(a, 1) == 0 ? CelError.ModulusByZero : new CelUint(Uint(a, 0) % Uint(a, 1))),
        OnDoubles(Operators.Add, static (a, b) => a + b),
        OnDoubles(Operators.Subtract, static (a, b) => a - b),
        OnDoubles(Operators.Multiply, static (a, b) => a * b),
        OnDoubles(Operators.Divide, static (a, b) => a / b),
        CelOverload.Global(Operators.Negate, [CelType.Double], CelType.Double, static a => new CelDouble(-a.Of<CelDouble>(0).Value)),
    ];

    private static ulong Uint(Arguments arguments, int index) => arguments.Of<CelUint>(index).Value;

    private static CelOverload OnInts(string name, Func<long, long, long> operation) =>
        CelOverload.Global(name, [CelType.Int, CelType.Int], CelType.Int, arguments =>
        {
            try
            {
                return new CelInt(operation(arguments.Int(0), arguments.Int(1)));
            }
            catch (OverflowException)
            {
                return CelError.IntOverflow;
            }
        });

    private static CelOverload OnUints(string name, Func<ulong, ulong, ulong> operation) =>
        CelOverload.Global(name, [CelType.Uint, CelType.Uint], CelType.Uint, arguments =>
        {
            try
            {
                return new CelUint(operation(Uint(arguments, 0), Uint(arguments, 1)));
            }
            catch (OverflowException)
            {
                return CelError.UintOverflow;
            }
        });

    private static CelOverload OnDoubles(string name, Func<double, double, double> operation) =>
        CelOverload.Global(name, [CelType.Double, CelType.Double], CelType.Double, arguments =>
            new CelDouble(operation(arguments.Of<CelDouble>(0).Value, arguments.Of<CelDouble>(1).Value)));

    private static CelValue Divide(long dividend, long divisor) => divisor switch
    {
        0 => CelError.DivisionByZero,
        -1 when dividend == long.MinValue => CelError.IntOverflow,
        _ => new CelInt(dividend / divisor),
    };

    private static CelValue Modulo(long dividend, long divisor) => divisor switch
    {
        0 => CelError.ModulusByZero,
        -1 when dividend == long.MinValue => CelError.IntOverflow,
        _ => new CelInt(dividend % divisor),
    };
}
