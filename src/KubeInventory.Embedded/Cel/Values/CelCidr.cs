using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>An address with the length of its network's prefix.</summary>
internal sealed class CelCidr(CelIp address, int length) : CelValue
{
    public CelIp Address => address;

    public int Length => length;

    public override CelType Type => CelType.Cidr;

    public override long Size => (length + 7) / 8;

    /// <summary>The network, or why Kubernetes would not take the text.</summary>
    public static CelCidr? Parse(string text, out string error)
    {
        var slash = text.LastIndexOf('/');
        var bits = text[(slash + 1)..];
        CelIp? address = null;
        error = slash < 0 ? "no '/'"
            : (address = AddressText.Parse(text[..slash], out var complaint)) is null ? complaint
            : text.Contains('%', StringComparison.Ordinal) ? "IPv6 zones cannot be present in a prefix"
            : !IsNumber(bits) ? $"bad bits after slash: {GoText.Quote(bits)}"
            : bits.Length > 3 || int.Parse(bits, CultureInfo.InvariantCulture) > address.Width ? "prefix length out of range"
            : "";
        if (error.Length == 0 && !address!.IsV4InV6)
        {
            return new CelCidr(address, int.Parse(bits, CultureInfo.InvariantCulture));
        }

        error = error.Length == 0
            ? $"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed"
            : $"network address parse error during conversion from string: netip.ParsePrefix({GoText.Quote(text)}): {error}";
        error = $"network address parse error during conversion from string: {error}";
        return null;
    }

    public bool Contains(CelIp ip) => ip.IsV4 == address.IsV4 && ip.Mask(length).Bits == address.Mask(length).Bits;

    public override CelValue EqualTo(CelValue other) => other switch
    {
        CelCidr cidr => CelBool.Of(length == cidr.Length && address.EqualTo(cidr.Address) == CelBool.True),
        CelError => other,
        _ => CelError.NoSuchOverload,
    };

    public override string ToString() => $"{address}/{length}";

    private static bool IsNumber(string text) =>
        text.Length > 0 && (text.Length == 1 || text[0] != '0') && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
