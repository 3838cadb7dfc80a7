namespace KubeInventory.Embedded.Cel;

/// <summary>Kubernetes' functions of URLs.</summary>
internal static class UrlFunctions
{
    public static IEnumerable<CelOverload> All { get; } =
    [
        CelOverload.Global("url", [CelType.String], CelType.Url, static a =>
            UrlText.Parse(a.Text(0), out var error) ?? (CelValue)new CelError($"URL parse error during conversion from string: {error}")),
        CelOverload.Global("isURL", [CelType.String], CelType.Bool, static a => CelBool.Of(UrlText.Parse(a.Text(0), out _) is not null)),
        Part("getScheme", static url => url.Scheme),
        Part("getHost", static url => url.Host),
        Part("getHostname", static url => url.Hostname),
        Part("getPort", static url => url.Port),
        Part("getEscapedPath", static url => url.EscapedPath),
        CelOverload.Member(CelType.Url, "getQuery", [], CelType.Map(CelType.String, CelType.List(CelType.String)), static a =>
            Query(a.Of<CelUrl>(0))),
    ];

    private static CelOverload Part(string name, Func<CelUrl, string> read) =>
        CelOverload.Member(CelType.Url, name, [], CelType.String, arguments => new CelString(read(arguments.Of<CelUrl>(0))));

    private static CelDictionary Query(CelUrl url) => CelDictionary.Of(UrlEscapes.ParseQuery(url.Query)
        .Select(entry => KeyValuePair.Create<CelValue, CelValue>(new CelString(entry.Key), StringFunctions.List(entry.Value))));
}
