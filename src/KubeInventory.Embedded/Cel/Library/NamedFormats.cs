using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KubeInventory.Embedded.Cel;

/// <summary>The formats that Kubernetes names, with the complaints of its own validation.</summary>
internal static partial class NamedFormats
{
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private const string LabelRule =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
        + $" (e.g. 'my-name',  or '123-abc', regex used for validation is '{Label}')";

    private const string SubdomainRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
        + $@" (e.g. 'example.com', regex used for validation is '{Label}(\.{Label})*')";

    private const string Label1035Rule =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"
        + " (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string NamePartRule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValueRule =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    public static FrozenDictionary<string, CelFormat> All { get; } = new Dictionary<string, Func<string, IReadOnlyList<string>>>
    {
        ["dns1123Label"] = static text => Check(text, 63, LabelPattern(), LabelRule),
        ["dns1123Subdomain"] = static text => Check(text, 253, SubdomainPattern(), SubdomainRule),
        ["dns1035Label"] = static text => Check(text, 63, Label1035Pattern(), Label1035Rule),
        ["dns1123LabelPrefix"] = static text => Check(Unprefix(text), 63, LabelPattern(), LabelRule),
        ["dns1123SubdomainPrefix"] = static text => Check(Unprefix(text), 253, SubdomainPattern(), SubdomainRule),
        ["dns1035LabelPrefix"] = static text => Check(Unprefix(text), 63, Label1035Pattern(), Label1035Rule),
        ["qualifiedName"] = QualifiedName,
        ["labelValue"] = static text => text.Length == 0 ? [] : Check(text, 63, NamePartPattern(), LabelValueRule),
        ["uri"] = static text => CelUrl.Parse(text, out var error) is null ? [error] : [],
        ["uuid"] = static text => UuidPattern().IsMatch(text) ? [] : ["does not match the UUID format"],
        ["byte"] = static text => Base64Pattern().IsMatch(text) ? [] : ["invalid base64"],
        ["date"] = static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : ["invalid date"],
        ["datetime"] = static text => TimeText.ParseTimestamp(text.ToUpperInvariant()) is null ? ["invalid datetime"] : [],
    }.ToFrozenDictionary(entry => entry.Key, entry => new CelFormat(entry.Key, entry.Value));

    /// <summary>A dash at the end is fine where a suffix will follow.</summary>
    private static string Unprefix(string text) => text.Length > 1 && text.EndsWith('-') ? $"{text[..^2]}a" : text;

    private static IReadOnlyList<string> Check(string text, int maxBytes, Regex pattern, string rule) =>
    [
        .. System.Text.Encoding.UTF8.GetByteCount(text) > maxBytes ? (string[])[$"must be no more than {maxBytes} bytes"] : [],
        .. pattern.IsMatch(text) ? (string[])[] : [rule],
    ];

    private static IReadOnlyList<string> QualifiedName(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return [$"a qualified name {NamePartRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var name = parts[^1];
        IReadOnlyList<string> prefix = parts.Length < 2 ? []
            : parts[0].Length == 0 ? ["prefix part must be non-empty"]
            : [.. Check(parts[0], 253, SubdomainPattern(), SubdomainRule).Select(error => $"prefix part {error}")];
        IReadOnlyList<string> errors = name.Length == 0
            ? ["name part must be non-empty", $"name part {NamePartRule}"]
            : [.. Check(name, 63, NamePartPattern(), NamePartRule).Select(error => $"name part {error}")];
        return [.. prefix, .. errors];
    }

    [GeneratedRegex($@"\A{Label}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex($@"\A{Label}(\.{Label})*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label1035Pattern();

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePartPattern();

    [GeneratedRegex(@"\A[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UuidPattern();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Pattern();
}
