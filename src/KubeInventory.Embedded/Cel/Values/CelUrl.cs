namespace KubeInventory.Embedded.Cel;

/// <summary>A URL in its parts, as Go takes it apart.</summary>
internal sealed class CelUrl(string text, string scheme, string host, string path, string query) : CelValue
{
    public string Scheme => scheme;

    /// <summary>With the port.</summary>
    public string Host => host;

    public string EscapedPath => path;

    public string Query => query;

    /// <summary>Without the port and the brackets of an IPv6 address.</summary>
    public string Hostname => PortColon is var colon && colon >= 0 ? Unbracket(host[..colon]) : Unbracket(host);

    public string Port => PortColon is var colon && colon >= 0 ? host[(colon + 1)..] : "";

    public override CelType Type => CelType.Url;

    private int PortColon
    {
        get
        {
            var colon = host.LastIndexOf(':');
            return colon > host.LastIndexOf(']') ? colon : -1;
        }
    }

    public override CelValue EqualTo(CelValue other) => CelBool.Of(other is CelUrl url && text == url.ToString());

    public override string ToString() => text;

    private static string Unbracket(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
}
