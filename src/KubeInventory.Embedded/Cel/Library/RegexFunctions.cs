namespace KubeInventory.Embedded.Cel;

/// <summary><c>matches</c>, <c>find</c> and <c>findAll</c>, with Go's regular expressions.</summary>
internal static class RegexFunctions
{
    private static readonly CelType ListOfString = CelType.List(CelType.String);

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Member(CelType.String, "matches", [CelType.String], CelType.Bool, Matches),
        CelOverload.Global("matches", [CelType.String, CelType.String], CelType.Bool, Matches),
        CelOverload.Member(CelType.String, "find", [CelType.String], CelType.String, Find),
        CelOverload.Member(CelType.String, "findAll", [CelType.String], ListOfString, static a => FindAll(a, -1)),
        CelOverload.Member(CelType.String, "findAll", [CelType.String, CelType.Int], ListOfString, static a => FindAll(a, a.Int(2))),
    ];

    private static CelValue Matches(Arguments arguments) =>
        arguments.Regexes.Find(arguments.Text(1), out var error) is { } regex ? CelBool.Of(regex.IsMatch(arguments.Text(0))) : error!;

    private static CelValue Find(Arguments arguments) =>
        arguments.Regexes.Find(arguments.Text(1), out var error) is { } regex
            ? new CelString(regex.Matches(arguments.Text(0)).FirstOrDefault(""))
            : Illegal(error!);

    private static CelValue FindAll(Arguments arguments, long limit)
    {
        if (arguments.Regexes.Find(arguments.Text(1), out var error) is not { } regex)
        {
            return Illegal(error!);
        }

        var matches = regex.Matches(arguments.Text(0));
        return StringFunctions.List(limit < 0 ? matches : matches.Take((int)Math.Min(limit, int.MaxValue)));
    }

    private static CelError Illegal(CelError error) => new($"Illegal regex: {error.Message}");
}
