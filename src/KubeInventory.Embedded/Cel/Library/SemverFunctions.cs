namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' functions of semantic versions.</summary>
internal static class SemverFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("semver", [CelType.String], CelType.Semver, static a => Parse(a.Text(0), tolerant: false)),
        CelOverload.Global("semver", [CelType.String, CelType.Bool], CelType.Semver, static a => Parse(a.Text(0), a[1] == CelBool.True)),
        CelOverload.Global("isSemver", [CelType.String], CelType.Bool, static a =>
            CelBool.Of(Parse(a.Text(0), tolerant: false) is CelSemver)),
        CelOverload.Global("isSemver", [CelType.String, CelType.Bool], CelType.Bool, static a =>
            CelBool.Of(Parse(a.Text(0), a[1] == CelBool.True) is CelSemver)),
        Method("major", [], CelType.Int, static a => Number(a, 0)),
        Method("minor", [], CelType.Int, static a => Number(a, 1)),
        Method("patch", [], CelType.Int, static a => Number(a, 2)),
        Method("isGreaterThan", [CelType.Semver], CelType.Bool, static a => CelBool.Of(Compare(a) > 0)),
        Method("isLessThan", [CelType.Semver], CelType.Bool, static a => CelBool.Of(Compare(a) < 0)),
        Method("compareTo", [CelType.Semver], CelType.Int, static a => new CelInt(Math.Sign(Compare(a)))),
    ];

    private static CelOverload Method(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        CelOverload.Member(CelType.Semver, name, parameters, result, implementation);

    private static CelValue Parse(string text, bool tolerant)
    {
        var error = "";
        var normal = tolerant ? CelSemver.Normalize(text, out error) : text;
        return normal is not null && CelSemver.Parse(normal, out error) is { } version ? version : new CelError(error);
    }

    private static CelInt Number(Arguments arguments, int index) => new(unchecked((long)arguments.Of<CelSemver>(0).Numbers[index]));

    private static int Compare(Arguments arguments) => arguments.Of<CelSemver>(0).CompareTo(arguments.Of<CelSemver>(1));
}
