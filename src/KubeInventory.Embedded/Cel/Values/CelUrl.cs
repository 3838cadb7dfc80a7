namespace KubeInventory.Embedded.Cel;

/// <summary>A URL in its parts, as Go takes it apart.</summary>
internal sealed class CelUrl : CelValue
{
    private CelUrl(string text, string scheme, string host, string path, string query)
    {
        Text = text;
        Scheme = scheme;
        Host = host;
        EscapedPath = path;
        Query = query;
    }

    public string Text { get; }

    public string Scheme { get; }

    /// <summary>With the port.</summary>
    public string Host { get; }

    public string EscapedPath { get; }

    public string Query { get; }

    public override CelType Type => CelType.Url;

    /// <summary>Without the port and the brackets of an IPv6 address.</summary>
    public string Hostname => PortColon is var colon && colon >= 0 ? Unbracket(Host[..colon]) : Unbracket(Host);

    public string Port => PortColon is var colon && colon >= 0 ? Host[(colon + 1)..] : "";

    private int PortColon
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            return colon >= 0 && colon > Host.LastIndexOf(']') ? colon : -1;
        }
    }

    /// <summary>The URL, which must be absolute or an absolute path; otherwise why Go would not take the text.</summary>
    public static CelUrl? Parse(string text, out string error)
    {
        error = $"parse {Schema.GoText.Quote(text)}: {(text.Length == 0 ? "empty url" : "invalid URI for request")}";
        if (text.Length == 0 || text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal))
        {
            return null;
        }

        var fragment = text.IndexOf('#', StringComparison.Ordinal);
        var rest = fragment < 0 ? text : text[..fragment];
        var scheme = SchemeOf(rest);
        if (scheme is null || (scheme.Length == 0 && !rest.StartsWith('/')))
        {
            return null;
        }

        rest = scheme.Length == 0 ? rest : rest[(scheme.Length + 1)..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        if (!rest.StartsWith('/'))
        {
            // mailto:somebody has neither host nor path.
            return new CelUrl(text, scheme.ToLowerInvariant(), "", "", query);
        }

        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            host = slash < 0 ? rest[2..] : rest[2..slash];
            host = host[(host.LastIndexOf('@') + 1)..];
            rest = slash < 0 ? "" : rest[slash..];
        }

        return IsHost(host) && UrlEscapes.AreValid(rest)
            ? new CelUrl(text, scheme.ToLowerInvariant(), host, UrlEscapes.EscapePath(rest), query)
            : null;
    }

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelUrl url && Text == url.Text);

    private static string Unbracket(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;

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

    private static bool IsHost(string host)
    {
        var bracket = host.StartsWith('[') ? host.LastIndexOf(']') : -1;
        if (host.StartsWith('[') && bracket < 0)
        {
            return false;
        }

        var colon = bracket >= 0 ? bracket + 1 : host.LastIndexOf(':');
        if (colon < 0 || colon == host.Length)
        {
            return !host.AsSpan().ContainsAny(CharacterSets.NotInHost);
        }

        return host[colon] == ':' && !host.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9')
            && !host.AsSpan(0, colon).ContainsAny(CharacterSets.NotInHost);
    }
}
