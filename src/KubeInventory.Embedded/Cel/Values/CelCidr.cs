using System.Globalization;
using KubeInventory.Embedded.Schema;

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
        error = $"netip.ParsePrefix({GoText.Quote(text)}): no '/'";
        if (slash >= 0)
        {
            var digits = text.AsSpan(slash + 1);
            if (CelIp.Parse(text[..slash], out error) is { } address)
            {
                error = $"netip.ParsePrefix({GoText.Quote(text)}): prefix length out of range";
                if (digits.Length is 1 or 2 or 3 && (digits.Length == 1 || digits[0] != '0')
                    && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= address.Width)
                {
                    return new CelCidr(address, length);
                }
            }
        }

        error = $"network address parse error during conversion from string: network address parse error during conversion from string: {error}";
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
}
