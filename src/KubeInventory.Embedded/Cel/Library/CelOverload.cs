namespace KubeInventory.Embedded.Cel;

/// <summary>One signature of a function.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="IsMember">Whether it is called as a method of its first parameter.</param>
/// <param name="Parameters">The types of the arguments; the receiver first.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Implementation">What it does.</param>
internal sealed record CelOverload(
    string Name, bool IsMember, IReadOnlyList<CelType> Parameters, CelType Result, CelImplementation Implementation)
{
    public static CelOverload Global(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        new(name, IsMember: false, parameters, result, implementation);

    public static CelOverload Member(
        CelType receiver, string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        new(name, IsMember: true, [receiver, .. parameters], result, implementation);

    /// <summary>Whether the values are of the declared types, as far as values know their types.</summary>
    public bool Accepts(ReadOnlySpan<CelValue> values)
    {
        if (values.Length != Parameters.Count)
        {
            return false;
        }

        for (var index = 0; index < values.Length; index++)
        {
            var (parameter, type) = (Parameters[index], values[index].Type);
            if (parameter.Kind is not (CelKind.Dyn or CelKind.Parameter) && (parameter.Kind != type.Kind || parameter.Name != type.Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs the first overload that takes the values; an error among them is the result.</summary>
    public static CelValue Invoke(string name, IReadOnlyList<CelOverload> candidates, ReadOnlySpan<CelValue> values, RegexCache regexes)
    {
        foreach (var value in values)
        {
            if (value is CelError)
            {
                return value;
            }
        }

        foreach (var candidate in candidates)
        {
            if (candidate.Accepts(values))
            {
                return candidate.Implementation(new Arguments(values, regexes));
            }
        }

        return name switch
        {
            "startsWith" or "endsWith" or "contains" or "matches" or "find" or "findAll" => CelError.NoSuchOverload,
            "size" => new CelError("no such overload: size"),
            _ when !char.IsAsciiLetter(name[0]) => CelError.NoSuchOverload,
            _ => new CelError($"no such overload: {name}({string.Join(", ", values.ToArray().Select(value => value.Type.Name))})"),
        };
    }
}
