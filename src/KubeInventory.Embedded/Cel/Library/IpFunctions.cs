namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' functions of IP addresses.</summary>
internal static class IpFunctions
{
    private const uint V4Loopback = 0x7f;
    private const uint V4LinkLocal = 0xa9fe;

    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("ip", [CelType.String], CelType.Ip, static a => Parse(a.Text(0))),
        CelOverload.Global("isIP", [CelType.String], CelType.Bool, static a => CelBool.Of(CelIp.Parse(a.Text(0), out _) is not null)),
        CelOverload.Global("ip.isCanonical", [CelType.String], CelType.Bool, static a =>
            Parse(a.Text(0)) is CelIp ip ? CelBool.Of(ip.ToString() == a.Text(0)) : Parse(a.Text(0))),
        CelOverload.Member(CelType.Ip, "family", [], CelType.Int, static a => new CelInt(a.Of<CelIp>(0).IsV4 ? 4 : 6)),
        Property("isUnspecified", static ip => ip.Bits == 0),
        Property("isLoopback", static ip => ip.IsV4 ? ip.Bits >> 24 == V4Loopback : ip.Bits == 1),
        Property("isLinkLocalMulticast", IsLinkLocalMulticast),
        Property("isLinkLocalUnicast", IsLinkLocalUnicast),
        Property("isGlobalUnicast", IsGlobalUnicast),
    ];

    /// <summary>The address as a value, or the error.</summary>
    public static CelValue Parse(string text) => CelIp.Parse(text, out var error) ?? (CelValue)new CelError(error);

    private static CelOverload Property(string name, Predicate<CelIp> holds) =>
        CelOverload.Member(CelType.Ip, name, [], CelType.Bool, arguments => CelBool.Of(holds(arguments.Of<CelIp>(0))));

    private static bool IsLinkLocalMulticast(CelIp ip) => ip.IsV4 ? ip.Bits >> 8 == 0xe00000 : (ip.Bits >> 112 & 0xff0f) == 0xff02;

    private static bool IsLinkLocalUnicast(CelIp ip) => ip.IsV4 ? ip.Bits >> 16 == V4LinkLocal : ip.Bits >> 118 == 0xfe80 >> 6;

    private static bool IsGlobalUnicast(CelIp ip)
    {
        var isLoopback = ip.IsV4 ? ip.Bits >> 24 == V4Loopback : ip.Bits == 1;
        var isMulticast = ip.IsV4 ? ip.Bits >> 28 == 0xe : ip.Bits >> 120 == 0xff;
        var isBroadcast = ip.IsV4 && ip.Bits == uint.MaxValue;
        return ip.Bits != 0 && !isLoopback && !isMulticast && !isBroadcast && !IsLinkLocalUnicast(ip);
    }
}
