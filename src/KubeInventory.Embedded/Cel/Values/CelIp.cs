using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>An IP address; strict about its text, as Kubernetes is and <see cref="System.Net.IPAddress.Parse(string)"/> is not.</summary>
internal sealed class CelIp(UInt128 bits, bool isV4) : CelValue
{
    public UInt128 Bits => bits;

    public bool IsV4 => isV4;

    public int Width => isV4 ? 32 : 128;

    public bool IsV4InV6 => !isV4 && bits >> 32 == 0xffff;

    public override CelType Type => CelType.Ip;

    public override long Size => Width / 8;

    /// <summary>The address, or why Kubernetes would not take the text.</summary>
    public static CelIp? Parse(string text, out string error)
    {
        if (AddressText.Parse(text, out error) is not { } address)
        {
            error = $"IP Address {GoText.Quote(text)} parse error during conversion from string: {error}";
            return null;
        }

        if (text.Contains('%', StringComparison.Ordinal))
        {
            error = $"IP address {GoText.Quote(text)} with zone value is not allowed";
            return null;
        }

        if (address.IsV4InV6)
        {
            error = $"IPv4-mapped IPv6 address {GoText.Quote(text)} is not allowed";
            return null;
        }

        return address;
    }

    /// <summary>The address with all bits behind the prefix cleared.</summary>
    public CelIp Mask(int length) => new(length == 0 ? 0 : bits >> (Width - length) << (Width - length), isV4);

    public override CelValue EqualTo(CelValue other) => other switch
    {
        CelIp ip => CelBool.Of(isV4 == ip.IsV4 && bits == ip.Bits),
        CelError => other,
        _ => CelError.NoSuchOverload,
    };

    /// <summary>The canonical text of RFC 5952.</summary>
    public override string ToString()
    {
        if (isV4)
        {
            return string.Join('.', Enumerable.Range(0, 4).Select(index => (byte)(bits >> (24 - (8 * index)))));
        }

        var groups = Enumerable.Range(0, 8).Select(index => (ushort)(bits >> (112 - (16 * index)))).ToArray();
        var (start, length) = LongestZeros(groups);
        var text = groups.Select(group => group.ToString("x", CultureInfo.InvariantCulture)).ToArray();
        return length < 2
            ? string.Join(':', text)
            : $"{string.Join(':', text[..start])}::{string.Join(':', text[(start + length)..])}";
    }

    private static (int Start, int Length) LongestZeros(ushort[] groups)
    {
        var best = (Start: 0, Length: 0);
        for (var start = 0; start < groups.Length; start++)
        {
            var length = groups.AsSpan(start).IndexOfAnyExcept((ushort)0);
            length = length < 0 ? groups.Length - start : length;
            best = length > best.Length ? (start, length) : best;
        }

        return best;
    }

}
