namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' named formats: <c>!format.dns1123Label().validate(self).hasValue()</c>.</summary>
internal static class FormatFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        .. NamedFormats.All.Select(format => CelOverload.Global($"format.{format.Key}", [], CelType.Format, _ => format.Value)),
        CelOverload.Global("format.named", [CelType.String], CelType.Optional(CelType.Format), static a =>
            NamedFormats.All.TryGetValue(a.Text(0), out var format) ? CelOptional.Of(format) : CelOptional.None),
        CelOverload.Member(CelType.Format, "validate", [CelType.String], CelType.Optional(CelType.List(CelType.String)), static a =>
            a.Of<CelFormat>(0).Validate(a.Text(1)) is { Count: > 0 } errors
                ? CelOptional.Of(StringFunctions.List(errors))
                : CelOptional.None),
    ];
}
