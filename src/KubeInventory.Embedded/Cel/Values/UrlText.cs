using System.Text;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads URLs with the strictness and the complaints of Go's net/url.</summary>
internal static class UrlText
{
    /// <summary>The URL, which must be absolute or an absolute path; or why there is none.</summary>
    public static CelUrl? Parse(string text, out string error)
    {
        // What is refused is judged with the fragment, what is read is read without it.
        var fragment = text.IndexOf('#', StringComparison.Ordinal);
        var url = Read(text, text, out error);
        if (url is not null && fragment >= 0)
        {
            url = Read(text, text[..fragment], out error);
        }

        error = $"parse {GoText.Quote(text)}: {error}";
        return url;
    }

    private static CelUrl? Read(string text, string rest, out string error)
    {
        var hasControls = rest.AsSpan().ContainsAnyInRange('\0', '\x1f') || rest.Contains('\x7f', StringComparison.Ordinal);
        error = rest.Length == 0 ? "empty url" : hasControls ? "net/url: invalid control character in URL" : "";
        if (error.Length > 0)
        {
            return null;
        }

        if (rest == "*")
        {
            return new CelUrl(text, "", "", "*", "");
        }

        if (SchemeOf(rest) is not { } scheme)
        {
            error = "missing protocol scheme";
            return null;
        }

        rest = scheme.Length == 0 ? rest : rest[(scheme.Length + 1)..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        if (!rest.StartsWith('/'))
        {
            // mailto:somebody has neither host nor path.
            error = scheme.Length == 0 ? "invalid URI for request" : "";
            return scheme.Length == 0 ? null : new CelUrl(text, scheme.ToLowerInvariant(), "", "", query);
        }

        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            host = slash < 0 ? rest[2..] : rest[2..slash];
            host = host[(host.LastIndexOf('@') + 1)..];
            rest = slash < 0 ? "" : rest[slash..];
        }

        error = HostComplaint(host) ?? UrlEscapes.FirstInvalid(rest) ?? "";
        return error.Length == 0
            ? new CelUrl(text, scheme.ToLowerInvariant(), UrlEscapes.Unescape(host), UrlEscapes.EscapePath(rest), query)
            : null;
    }

    /// <summary>The scheme, empty where there is none; null where the text begins with a colon.</summary>
    private static string? SchemeOf(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c == ':')
            {
                return index == 0 ? null : text[..index];
            }

            if (!char.IsAsciiLetter(c) && (index == 0 || !(char.IsAsciiDigit(c) || c is '+' or '-' or '.')))
            {
                return "";
            }
        }

        return "";
    }

    private static string? HostComplaint(string host)
    {
        var bracket = host.LastIndexOf(']');
        if (host.StartsWith('[') && bracket < 0)
        {
            return "missing ']' in host";
        }

        var port = host.StartsWith('[') ? host[(bracket + 1)..] : host.LastIndexOf(':') is var colon && colon >= 0 ? host[colon..] : "";
        if (port.Length > 0 && (port[0] != ':' || port.AsSpan(1).ContainsAnyExceptInRange('0', '9')))
        {
            return $"invalid port {GoText.Quote(port)} after host";
        }

        // Of ASCII characters, none but the percent sign of a zone may be escaped.
        if ((UrlEscapes.FirstInvalid(host) ?? UrlEscapes.FirstAscii(host.Replace("%25", "", StringComparison.Ordinal))) is { } complaint)
        {
            return complaint;
        }

        var wrong = host.EnumerateRunes().FirstOrDefault(rune => rune.IsAscii && !IsAllowedInHost((char)rune.Value), new Rune('a'));
        return wrong == new Rune('a') ? null : $"invalid character {GoText.Quote(wrong.ToString())} in host name";
    }

    private static bool IsAllowedInHost(char c) =>
        char.IsAsciiLetterOrDigit(c) || "-_.~!$&'()*+,;=:[]<>\"%".Contains(c, StringComparison.Ordinal);
}
