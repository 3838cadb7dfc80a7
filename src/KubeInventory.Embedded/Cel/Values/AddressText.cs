using System.Globalization;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads IP addresses with the strictness and the complaints of Go's netip.</summary>
internal ref struct AddressText
{
    private const int Groups = 8;

    private ReadOnlySpan<char> _rest;
    private string? _complaint;

    private AddressText(ReadOnlySpan<char> address) => _rest = address;

    /// <summary>The address, without a zone that it may have; or why there is none.</summary>
    public static CelIp? Parse(string text, out string error)
    {
        var zone = text.IndexOf('%', StringComparison.Ordinal);
        var reader = new AddressText(zone < 0 ? text : text.AsSpan(0, zone));
        var first = text.AsSpan().IndexOfAny('.', ':', '%');
        UInt128? bits = first < 0 ? reader.Fail("unable to parse IP")
            : text[first] == '%' ? reader.Fail("missing IPv6 address")
            : text[first] == '.' ? reader.ReadV4(text)
            : zone == text.Length - 1 ? reader.Fail("zone must be a non-empty string")
            : reader.ReadV6();
        error = $"ParseAddr({GoText.Quote(text)}): {reader._complaint}";
        return bits is { } value ? new CelIp(value, text[first] == '.') : null;
    }

    private UInt128? Fail(string complaint, ReadOnlySpan<char> at = default)
    {
        _complaint = at.IsEmpty ? complaint : $"{complaint} (at {GoText.Quote(at.ToString())})";
        return null;
    }

    private uint? FailV4(string complaint, ReadOnlySpan<char> at = default)
    {
        Fail(complaint, at);
        return null;
    }

    private uint? ReadV4(ReadOnlySpan<char> text)
    {
        uint bits = 0;
        var (value, digits, fields) = (0, 0, 0);
        for (var position = 0; position < text.Length; position++)
        {
            var c = text[position];
            if (char.IsAsciiDigit(c))
            {
                if (digits == 1 && value == 0)
                {
                    return FailV4("IPv4 field has octet with leading zero");
                }

                value = (value * 10) + c - '0';
                digits++;
                if (value > 255)
                {
                    return FailV4("IPv4 field has value >255");
                }
            }
            else if (c != '.')
            {
                return FailV4("unexpected character", text[position..]);
            }
            else if (digits == 0 || position == text.Length - 1)
            {
                return FailV4("IPv4 field must have at least one digit", text[position..]);
            }
            else if (fields == 3)
            {
                return FailV4("IPv4 address too long");
            }
            else
            {
                bits = (bits << 8) | (uint)value;
                (value, digits, fields) = (0, 0, fields + 1);
            }
        }

        return fields < 3 ? FailV4("IPv4 address too short") : (bits << 8) | (uint)value;
    }

    private UInt128? ReadV6()
    {
        UInt128 bits = 0;
        var (count, ellipsis) = (0, -1);
        if (_rest.StartsWith("::"))
        {
            ellipsis = 0;
            _rest = _rest[2..];
        }

        while (count < Groups && !(ellipsis == count && _rest.IsEmpty))
        {
            var digits = CountHexDigits();
            if (_complaint is not null)
            {
                return null;
            }

            if (digits < _rest.Length && _rest[digits] == '.')
            {
                return ReadEmbeddedV4(count, ellipsis) is { } v4 ? Expand((bits << 32) | v4, count + 2, ellipsis) : null;
            }

            bits = (bits << 16) | uint.Parse(_rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            count++;
            _rest = _rest[digits..];
            if (_rest.IsEmpty)
            {
                break;
            }

            if (_rest[0] != ':' || _rest.Length == 1)
            {
                return Fail(_rest[0] != ':' ? "unexpected character, want colon" : "colon must be followed by more characters", _rest);
            }

            _rest = _rest[1..];
            if (_rest[0] != ':')
            {
                continue;
            }

            if (ellipsis >= 0)
            {
                return Fail("multiple :: in address", _rest);
            }

            ellipsis = count;
            _rest = _rest[1..];
        }

        return _rest.IsEmpty ? Expand(bits, count, ellipsis) : Fail("trailing garbage after address", _rest);
    }

    private int CountHexDigits()
    {
        var digits = 0;
        while (digits < _rest.Length && char.IsAsciiHexDigit(_rest[digits]))
        {
            if (++digits > 4)
            {
                Fail("each group must have 4 or less digits", _rest);
                return 0;
            }
        }

        if (digits == 0)
        {
            Fail("each colon-separated field must have at least one digit", _rest);
        }

        return digits;
    }

    private uint? ReadEmbeddedV4(int count, int ellipsis)
    {
        if (ellipsis < 0 && count != 6)
        {
            return FailV4("embedded IPv4 address must replace the final 2 fields of the address", _rest);
        }

        return count > 6
            ? FailV4("too many hex fields to fit an embedded IPv4 at the end of the address", _rest)
            : ReadV4(_rest);
    }

    /// <summary>Puts as many zeros in place of <c>::</c> as are missing.</summary>
    private UInt128? Expand(UInt128 bits, int count, int ellipsis)
    {
        if (count == Groups)
        {
            return ellipsis < 0 ? bits : Fail("the :: must expand to at least one field of zeros");
        }

        if (ellipsis < 0)
        {
            return Fail("address string too short");
        }

        var behind = 16 * (count - ellipsis);
        var tail = behind == 0 ? 0 : bits & (UInt128.MaxValue >> (128 - behind));
        var head = behind == 128 ? 0 : bits >> behind;
        return ellipsis == 0 ? tail : (head << (128 - (16 * ellipsis))) | tail;
    }
}
