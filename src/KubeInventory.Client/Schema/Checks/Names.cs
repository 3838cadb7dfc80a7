using System.Text.RegularExpressions;

namespace KubeInventory.Client.Schema;

/// <summary>What is wrong with a name of a certain form; nothing for a good one. Texts are those of apimachinery.</summary>
internal static partial class Names
{
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string Subdomain = Label + @"(\." + Label + ")*";
    private const string Dns1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private const string Qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string Value = "(" + Qualified + ")?";

    /// <summary>A DNS subdomain: the names of most objects, API groups.</summary>
    public static IEnumerable<string> CheckSubdomain(string name) => CheckSubdomain(name, "characters");

    /// <summary>A DNS label that may begin with a digit: the names of namespaces.</summary>
    public static IEnumerable<string> CheckLabel(string name)
    {
        if (name.Length > 63)
        {
            yield return TooLong(63, "characters");
        }

        if (!LabelForm().IsMatch(name))
        {
            yield return SubdomainForm().IsMatch(name)
                ? "must not contain dots"
                : Mismatch(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                    Label,
                    "my-name",
                    "123-abc");
        }
    }

    /// <summary>A DNS label that begins with a letter: plurals, versions, kinds in lower case.</summary>
    public static IEnumerable<string> CheckDns1035Label(string name)
    {
        if (name.Length > 63)
        {
            yield return TooLong(63, "characters");
        }

        if (!Dns1035Form().IsMatch(name))
        {
            yield return Mismatch(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                Dns1035,
                "my-name",
                "abc-123");
        }
    }

    /// <summary>The key of a label, an annotation or a finalizer: a name, before which a domain and a slash may be.</summary>
    public static IEnumerable<string> CheckQualifiedName(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var local = name[(slash + 1)..];
        if (local.Contains('/', StringComparison.Ordinal))
        {
            return [Mismatch(
                "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                Qualified,
                "MyName",
                "my.name",
                "123-abc") + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        return [.. slash < 0 ? [] : CheckPrefix(name[..slash]), .. CheckLocalName(local)];
    }

    /// <summary>The value of a label; may be empty.</summary>
    public static IEnumerable<string> CheckLabelValue(string value)
    {
        if (value.Length > 63)
        {
            yield return TooLong(63, "bytes");
        }

        if (!LabelValueForm().IsMatch(value))
        {
            yield return Mismatch(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                Value,
                "MyValue",
                "my_value",
                "12345");
        }
    }

    /// <summary>A name that is one segment of a URL path.</summary>
    public static IEnumerable<string> CheckPathSegment(string name)
    {
        if (name is "." or "..")
        {
            return [$"may not be '{name}'"];
        }

        return "/%".Where(name.Contains).Select(forbidden => $"may not contain '{forbidden}'");
    }

    private static IEnumerable<string> CheckSubdomain(string name, string unit)
    {
        if (name.Length > 253)
        {
            yield return TooLong(253, unit);
        }

        if (!SubdomainForm().IsMatch(name))
        {
            yield return Mismatch(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                Subdomain,
                "example.com");
        }
    }

    private static IEnumerable<string> CheckPrefix(string prefix) =>
        prefix.Length == 0 ? ["prefix part must be non-empty"] : CheckSubdomain(prefix, "bytes").Select(complaint => "prefix part " + complaint);

    private static IEnumerable<string> CheckLocalName(string name)
    {
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (name.Length > 63)
        {
            yield return "name part " + TooLong(63, "bytes");
        }

        if (!QualifiedForm().IsMatch(name))
        {
            yield return "name part " + Mismatch(
                "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                Qualified,
                "MyName",
                "my.name",
                "123-abc");
        }
    }

    private static string TooLong(int max, string unit) => $"must be no more than {max} {unit}";

    private static string Mismatch(string rule, string form, params IReadOnlyList<string> examples) =>
        $"{rule} (e.g. {string.Join(" or ", examples.Select(example => $"'{example}', "))}regex used for validation is '{form}')";

    [GeneratedRegex(@"\A" + Label + @"\z")]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"\A" + Subdomain + @"\z")]
    private static partial Regex SubdomainForm();

    [GeneratedRegex(@"\A" + Dns1035 + @"\z")]
    private static partial Regex Dns1035Form();

    [GeneratedRegex(@"\A" + Qualified + @"\z")]
    private static partial Regex QualifiedForm();

    [GeneratedRegex(@"\A" + Value + @"\z")]
    private static partial Regex LabelValueForm();
}
