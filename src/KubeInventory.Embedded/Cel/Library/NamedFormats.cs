using System.Collections.Frozen;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>The formats that Kubernetes names, with the complaints of its own validation.</summary>
internal static class NamedFormats
{
    public static FrozenDictionary<string, CelFormat> All { get; } = new Dictionary<string, Func<string, IEnumerable<string>>>
    {
        ["dns1123Label"] = CheckLabel,
        ["dns1123Subdomain"] = Names.CheckSubdomain,
        ["dns1035Label"] = Names.CheckDns1035Label,
        ["dns1123LabelPrefix"] = static text => CheckLabel(Unprefix(text)),
        ["dns1123SubdomainPrefix"] = static text => Names.CheckSubdomain(Unprefix(text)),
        ["dns1035LabelPrefix"] = static text => Names.CheckDns1035Label(Unprefix(text)),
        ["qualifiedName"] = Names.CheckQualifiedName,
        ["labelValue"] = Names.CheckLabelValue,
        ["uri"] = static text => UrlText.Parse(text, out var error) is null ? [error] : [],
        ["uuid"] = static text => IdentifierFormats.IsUuid(text) ? [] : ["does not match the UUID format"],
        ["byte"] = static text => IdentifierFormats.IsBase64(text) ? [] : ["invalid base64"],
        ["date"] = static text => TimeFormats.IsDate(text) ? [] : ["invalid date"],
        ["datetime"] = static text => TimeFormats.IsDateTime(text) ? [] : ["invalid datetime"],
    }.ToFrozenDictionary(entry => entry.Key, entry => new CelFormat(entry.Key, entry.Value));

    /// <summary>A dash at the end is fine where a suffix will follow.</summary>
    private static string Unprefix(string text) => text.Length > 1 && text.EndsWith('-') ? $"{text[..^2]}a" : text;

    private static IEnumerable<string> CheckLabel(string text) => Names.CheckLabel(text);
}
