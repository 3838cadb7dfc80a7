namespace KubeInventory.Embedded.Cel;

/// <summary>The most that a call costs beside its arguments, and the size of its result if that is known.</summary>
internal readonly record struct CallEstimate(ulong Cost, SizeRange? Size = null)
{
    private const double PerCharacter = 0.1;
    private const double PerPatternCharacter = 0.25;
    private const ulong MaxPatternOfFormat = 128;
    private const ulong NewListCall = 11;

    public static CallEstimate Of(EstimatedCall call) => call.Name switch
    {
        "isSorted" or "sum" or "max" or "min" or "indexOf" or "lastIndexOf" => Traversal(call),
        "url" => new(Characters(call.Size(0)), call.Size(0)),
        "lowerAscii" or "upperAscii" or "substring" or "trim" => new(Characters(call.TargetSize), call.TargetSize),
        "replace" => Replace(call),
        "split" => Split(call),
        "join" => Join(call),
        "find" or "findAll" => new(Matching(call.TargetSize, call.Size(0)), SizeRange.UpTo(call.TargetSize.Max)),
        "cidr" or "isIP" or "isCIDR" or "quantity" or "isQuantity" or "semver" or "isSemver" => new(Characters(call.Size(0))),
        "ip" => new(call.Overload.IsMember ? 1 : Characters(call.Size(0))),
        "ip.isCanonical" => new(Bound.Multiply(call.Size(0).Max, 2 * PerCharacter)),
        "containsIP" => new(Bound.Add(4, TextArgument(call))),
        "containsCIDR" => new(Bound.Add(7, TextArgument(call))),
        "validate" => new(Bound.Multiply(Characters(call.Size(0)), MaxPatternOfFormat * PerPatternCharacter)),
        "slice" => Allocation(1, SizeRange.Exactly(Difference(call.Literal(1) ?? call.TargetSize.Max, call.Literal(0) ?? 0))),
        "lists.range" => Allocation(1, SizeRange.Exactly(call.Literal(0) ?? Bound.None)),
        "reverse" => Allocation(1, call.TargetSize),
        "flatten" => Allocation(call.Arguments.Count == 0 ? 1 : call.Literal(0) ?? Bound.None, call.TargetSize),
        "distinct" => SelfComparison(call.TargetType!.Parameters[0], call.TargetSize),
        "sort" => SelfComparison(call.Overload.Parameters[0].Parameters[0], call.TargetSize),
        Operators.SortByKeys => SelfComparison(call.Overload.Parameters[1].Parameters[0], call.Size(0)),
        "sets.contains" or "sets.intersects" => new(Bound.Add(1, call.Size(0).Multiply(call.Size(1)).Max)),
        "sets.equivalent" => new(Bound.Add(1, Bound.Multiply(call.Size(0).Multiply(call.Size(1)).Max, 2UL))),
        "format" => new(Characters(call.TargetSize)),
        "startsWith" or "endsWith" => new(Characters(call.Size(0))),
        "matches" => new(call.Overload.IsMember ? Matching(call.TargetSize, call.Size(0)) : Matching(call.Size(0), call.Size(1))),
        "contains" => new(Bound.Multiply(Characters(call.TargetSize), Characters(call.Size(0)))),
        "strings.quote" => Quote(call.Size(0)),
        "bytes" when Takes(call, CelKind.String) => new(Characters(call.Size(0)), new(call.Size(0).Min, unchecked(call.Size(0).Max * 4))),
        "string" when Takes(call, CelKind.Bytes) => new(Characters(call.Size(0)), new(call.Size(0).Min / 4, call.Size(0).Max)),
        Operators.In when call.Overload.Parameters[1].Kind is CelKind.List => new(call.Size(1).Max),
        Operators.Add when Takes(call, CelKind.String) || Takes(call, CelKind.Bytes) => Concat(call.Size(0).Add(call.Size(1))),
        Operators.Add when Takes(call, CelKind.List) => new(1, call.Size(0).Add(call.Size(1))),
        Operators.Equal or Operators.NotEqual => Equality(call),
        Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual
            when Takes(call, CelKind.String) || Takes(call, CelKind.Bytes) => Comparison(call),
        _ => new(1),
    };

    private static bool Takes(EstimatedCall call, CelKind kind) => call.Overload.Parameters[0].Kind == kind;

    private static ulong Characters(SizeRange size) => Bound.Multiply(size.Max, PerCharacter);

    private static ulong Matching(SizeRange text, SizeRange pattern) =>
        Bound.Multiply(Characters(text.Add(SizeRange.Exactly(1))), Bound.Multiply(pattern.Max, PerPatternCharacter));

    private static CallEstimate Concat(SizeRange size) => new(Characters(size), size);

    private static CallEstimate Quote(SizeRange text) =>
        new(Characters(text), new SizeRange(Bound.Add(text.Min, 2), Bound.Add(Bound.Multiply(text.Max, 2UL), 2)));

    private static CallEstimate Split(EstimatedCall call)
    {
        var limit = call.Arguments.Count > 1 ? call.Literal(1) : null;
        return new(Bound.Multiply(call.TargetSize.Max, 2 * PerCharacter), SizeRange.UpTo(limit ?? call.TargetSize.Max));
    }

    private static ulong TextArgument(EstimatedCall call) =>
        call.Overload.Parameters[1].Kind is CelKind.String ? Characters(call.Size(0)) : 0;

    private static ulong Difference(ulong a, ulong b) => unchecked(a - b);

    private static CallEstimate Equality(EstimatedCall call) => call.ArgumentTypes[0].IsExactly(call.ArgumentTypes[1])
        ? call.ArgumentTypes[0].Name switch
        {
            "net.IP" or "net.CIDR" or "kubernetes.Quantity" or "kubernetes.Semver" => new(1),
            "kubernetes.NamedFormat" => new(7),
            "kubernetes.URL" => new(call.Arguments[1].Size is { } size ? Characters(size) : 1),
            _ => Comparison(call),
        }
        : Comparison(call);

    private static CallEstimate Comparison(EstimatedCall call) =>
        new(Bound.Multiply(Math.Min(call.Size(0).Max, call.Size(1).Max), PerCharacter));

    private static CallEstimate Allocation(double factor, SizeRange size) =>
        new(Bound.Add(Bound.Multiply(size.Max, factor), NewListCall), size);

    private static CallEstimate SelfComparison(CelType element, SizeRange size) =>
        Allocation(element.Kind is CelKind.String or CelKind.Bytes ? 2 + PerCharacter : 2, size.Multiply(size));

    private static SizeRange ElementSize(EstimatedCall call) =>
        call.Target?.Place?.Elements().Size is { } size ? SizeRange.UpTo((ulong)size.MaxElements) : SizeRange.Unknown;

    private static CallEstimate Traversal(EstimatedCall call)
    {
        if (call.TargetType is not { Parameters: [var element, ..] })
        {
            return new(Characters(call.TargetSize));
        }

        var perElement = element.Kind is CelKind.String or CelKind.Bytes ? Bound.Add(1, Characters(ElementSize(call))) : 1;
        return new(Bound.Multiply(call.TargetSize.Max, perElement));
    }

    private static CallEstimate Join(EstimatedCall call)
    {
        var size = call.TargetType is { Parameters.Count: > 0 } ? call.TargetSize.Multiply(ElementSize(call)) : default;
        if (call.Arguments.Count > 0)
        {
            var separators = new SizeRange(Math.Max(call.TargetSize.Min, 1) - 1, Math.Max(call.TargetSize.Max, 1) - 1);
            size = size.Add(call.Size(0).Multiply(separators));
        }

        return new(Characters(size), size);
    }

    private static CallEstimate Replace(EstimatedCall call)
    {
        var (text, old, replacement) = (call.TargetSize, call.Size(0), call.Size(1));
        var (most, keptMost) = old.Min == 0 ? (Bound.Add(text.Max, 1), text.Max)
            : replacement.Max <= old.Min ? (0, text.Max)
            : ((ulong)Math.Ceiling((double)text.Max / old.Min), 0);
        var (fewest, keptFewest) = old.Max == 0 ? (Bound.Add(text.Min, 1), text.Min)
            : old.Max <= replacement.Min ? (0, text.Min)
            : ((ulong)Math.Ceiling((double)text.Min / old.Max), 0);
        var size = new SizeRange(fewest, most).Multiply(replacement).Add(new SizeRange(keptFewest, keptMost));
        return new(Bound.Multiply(text.Max, 2 * PerCharacter), size);
    }
}
