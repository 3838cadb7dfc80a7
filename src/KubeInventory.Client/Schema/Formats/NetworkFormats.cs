using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>The formats of addresses and names of a network.</summary>
internal static partial class NetworkFormats
{
    /// <summary>Four decimal numbers, leading zeros allowed; or an IPv6 address that ends in them.</summary>
    public static bool IsIPv4(string text) => text.Contains('.', StringComparison.Ordinal) && (IsDottedQuad(text) || IsIPv6(text));

    public static bool IsIPv6(string text) =>
        text.Contains(':', StringComparison.Ordinal) && text.IndexOfAny(['%', '[', '/']) < 0
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>An address, a slash, and the length of a prefix; host bits may be set.</summary>
    public static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && PrefixLength().IsMatch(text[(slash + 1)..])
            && int.TryParse(text[(slash + 1)..], CultureInfo.InvariantCulture, out var length)
            && (IsDottedQuad(text[..slash]) ? length <= 32 : IsIPv6(text[..slash]) && length <= 128);
    }

    public static bool IsMac(string text) => Mac().IsMatch(text);

    /// <summary>A host name of RFC 1123, also with letters and symbols of other scripts.</summary>
    public static bool IsHostname(string text) =>
        Hostname().IsMatch(text) && System.Text.Encoding.UTF8.GetByteCount(text) <= 255
        && text.Split('.').All(label => System.Text.Encoding.UTF8.GetByteCount(label) <= 63);

    /// <summary>An absolute URI, or an absolute path, as the target of an HTTP request.</summary>
    public static bool IsRequestUri(string text)
    {
        if (text.Length == 0 || text.Any(letter => letter is < ' ' or '\u007f') || BrokenEscape().IsMatch(text))
        {
            return false;
        }

        return text == "*" || text.StartsWith('/') || (AbsoluteUri().Match(text) is { Success: true } uri && IsAuthority(uri.Groups["authority"]));
    }

    /// <summary>An address with or without a display name, such as <c>Ops &lt;ops@example.com&gt;</c>.</summary>
    public static bool IsEmail(string text)
    {
        var address = AngleAddress().Match(text) is { Success: true } angle ? angle.Groups["address"].Value : text.Trim(' ', '\t');
        return Email().IsMatch(address);
    }

    public static bool IsShortName(string text) => text.Length <= 63 && ShortName().IsMatch(text);

    public static bool IsLongName(string text) => text.Length <= 253 && LongName().IsMatch(text);

    private static bool IsDottedQuad(string text) =>
        DottedQuad().IsMatch(text)
        && text.Split('.').All(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) && number <= 255);

    private static bool IsAuthority(Group authority)
    {
        if (!authority.Success)
        {
            return true;
        }

        var host = authority.Value[(authority.Value.LastIndexOf('@') + 1)..];
        return Host().IsMatch(host);
    }

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]+){3}\z")]
    private static partial Regex DottedQuad();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex PrefixLength();

    [GeneratedRegex(@"\A([0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){7}|[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){19}|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){5}|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){7}|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){19}|[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){2}|[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){3}|[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){9}|[0-9a-fA-F]{12}|[0-9a-fA-F]{16}|[0-9a-fA-F]{40})\z")]
    private static partial Regex Mac();

    [GeneratedRegex(@"\A([a-zA-Z0-9\p{S}\p{L}](-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?|([a-zA-Z0-9\p{S}\p{L}]([a-zA-Z0-9\p{S}\p{L}-]{0,61}[a-zA-Z0-9\p{S}\p{L}])?\.)+[a-zA-Z\p{L}]{2,63})\z")]
    private static partial Regex Hostname();

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9+.-]*:(//(?<authority>[^/?]*)(/|\?|\z))?")]
    private static partial Regex AbsoluteUri();

    [GeneratedRegex(@"\A(\[[0-9a-fA-F:.]+(%25[^\]]+)?\]|[^\[\]<>""\s:\\^`{|}]*)(:[0-9]*)?\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"%(?![0-9a-fA-F]{2})")]
    private static partial Regex BrokenEscape();

    [GeneratedRegex(@"\A[^<>@]*<(?<address>[^<>]+)>\s*\z")]
    private static partial Regex AngleAddress();

    [GeneratedRegex(@"\A([^\s()<>\[\]:;@\\,"".\p{C}]+(\.[^\s()<>\[\]:;@\\,"".\p{C}]+)*|""([^""\\\r\n]|\\.)*"")@([^\s()<>\[\]:;@\\,"".\p{C}]+(\.[^\s()<>\[\]:;@\\,"".\p{C}]+)*|\[[0-9a-fA-F:.]+\])\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex LongName();
}
