using System.Text.RegularExpressions;

namespace KubeInventory.Embedded.Resources;

/// <summary>What names may look like, in the words of apimachinery's validation.</summary>
internal static partial class NameSyntax
{
    private const string LabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainFormat = @"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    /// <summary>RFC 1123 subdomain, as most names are.</summary>
    public static string? RefuseSubdomain(string name) =>
        name.Length > 253 ? "must be no more than 253 bytes"
        : SubdomainPattern().IsMatch(name) ? null
        : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
            + $"an alphanumeric character (e.g. 'example.com', regex used for validation is '{SubdomainFormat}')";

    /// <summary>RFC 1123 label, as namespaces are.</summary>
    public static string? RefuseLabel(string name) =>
        name.Length > 63 ? "must be no more than 63 bytes"
        : LabelPattern().IsMatch(name) ? null
        : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with "
            + $"an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '{LabelFormat}')";

    [GeneratedRegex($@"\A{LabelFormat}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex($@"\A{SubdomainFormat}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SubdomainPattern();
}
