namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' functions of IP networks.</summary>
internal static class CidrFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("cidr", [CelType.String], CelType.Cidr, static a => Parse(a.Text(0))),
        CelOverload.Global("isCIDR", [CelType.String], CelType.Bool, static a => CelBool.Of(CelCidr.Parse(a.Text(0), out _) is not null)),
        CelOverload.Member(CelType.Cidr, "containsIP", [CelType.String], CelType.Bool, static a =>
            ContainsIp(a.Of<CelCidr>(0), IpFunctions.Parse(a.Text(1)))),
        CelOverload.Member(CelType.Cidr, "containsIP", [CelType.Ip], CelType.Bool, static a => ContainsIp(a.Of<CelCidr>(0), a[1])),
        CelOverload.Member(CelType.Cidr, "containsCIDR", [CelType.String], CelType.Bool, static a =>
            ContainsCidr(a.Of<CelCidr>(0), Parse(a.Text(1)))),
        CelOverload.Member(CelType.Cidr, "containsCIDR", [CelType.Cidr], CelType.Bool, static a => ContainsCidr(a.Of<CelCidr>(0), a[1])),
        CelOverload.Member(CelType.Cidr, "ip", [], CelType.Ip, static a => a.Of<CelCidr>(0).Address),
        CelOverload.Member(CelType.Cidr, "prefixLength", [], CelType.Int, static a => new CelInt(a.Of<CelCidr>(0).Length)),
        CelOverload.Member(CelType.Cidr, "masked", [], CelType.Cidr, static a => Masked(a.Of<CelCidr>(0))),
    ];

    private static CelValue Parse(string text) => CelCidr.Parse(text, out var error) ?? (CelValue)new CelError(error);

    private static CelValue ContainsIp(CelCidr cidr, CelValue ip) =>
        ip is CelIp address ? CelBool.Of(cidr.Contains(address)) : CelError.NoSuchOverload;

    private static CelValue ContainsCidr(CelCidr cidr, CelValue other) =>
        other is CelCidr inner ? CelBool.Of(cidr.Length <= inner.Length && cidr.Contains(inner.Address)) : other;

    private static CelCidr Masked(CelCidr cidr) => new(cidr.Address.Mask(cidr.Length), cidr.Length);
}
