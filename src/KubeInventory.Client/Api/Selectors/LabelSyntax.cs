using System.Text;
using System.Text.RegularExpressions;
using KubeInventory.Client.Schema;

namespace KubeInventory.Client;

/// <summary>What label keys and values may look like; complaints are worded as apimachinery words them.</summary>
internal static partial class LabelSyntax
{
    private const int MaxBytes = 63;
    private const int MaxPrefixBytes = 253;
    private const string NameFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string ValueFormat = $"({NameFormat})?";
    private const string DnsLabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string PrefixFormat = $@"{DnsLabelFormat}(\.{DnsLabelFormat})*";

    private const string NameComplaint =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
        + $"(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '{NameFormat}')";

    private const string PrefixComplaint =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
        + $"and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '{PrefixFormat}')";

    private const string ValueComplaint =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
        + "and must start and end with an alphanumeric character "
        + $"(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '{ValueFormat}')";

    /// <summary>Why the text is no label key: an optional DNS subdomain and slash, then a name. Empty for a key.</summary>
    public static IReadOnlyList<string> ComplaintsAboutKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash != key.LastIndexOf('/'))
        {
            return [$"a valid label key {NameComplaint} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var complaints = new List<string>();
        if (slash >= 0)
        {
            complaints.AddRange(ComplaintsAboutPrefix(key[..slash]).Select(complaint => $"prefix part {complaint}"));
        }

        complaints.AddRange(ComplaintsAboutName(key[(slash + 1)..]).Select(complaint => $"name part {complaint}"));
        return complaints;
    }

    /// <summary>Why the text is no label value; empty for a value.</summary>
    public static IEnumerable<string> ComplaintsAboutValue(string value)
    {
        if (Utf8Length(value) > MaxBytes)
        {
            yield return $"must be no more than {MaxBytes} bytes";
        }

        if (!ValuePattern.IsMatch(value))
        {
            yield return ValueComplaint;
        }
    }

    /// <summary>Complains about values that no label can have, or that cannot be compared by size; null if there is nothing to complain about.</summary>
    public static string? ComplaintAbout(LabelRequirement requirement)
    {
        var complaints = NotIntegers(requirement).Concat(NotLabelValues(requirement)).Distinct().ToList();
        return complaints.Count switch
        {
            0 => null,
            1 => complaints[0],
            _ => $"[{string.Join(", ", complaints)}]",
        };
    }

    public static string Invalid(string path, string value, string detail) => $"{path}: Invalid value: {GoText.Quote(value)}: {detail}";

    private static IEnumerable<string> NotIntegers(LabelRequirement requirement) =>
        from item in requirement.Values.Index()
        where requirement.Operator is LabelOperator.GreaterThan or LabelOperator.LessThan && !LabelRequirement.TryParseInteger(item.Item, out _)
        select Invalid($"values[{item.Index}]", item.Item, "for 'Gt', 'Lt' operators, the value must be an integer");

    private static IEnumerable<string> NotLabelValues(LabelRequirement requirement) =>
        from item in requirement.Values.Index()
        let complaints = string.Join("; ", ComplaintsAboutValue(item.Item))
        where complaints.Length > 0
        select Invalid($"values[{item.Index}][{requirement.Key}]", item.Item, complaints);

    private static IEnumerable<string> ComplaintsAboutPrefix(string prefix)
    {
        if (prefix.Length == 0)
        {
            yield return "must be non-empty";
            yield break;
        }

        if (Utf8Length(prefix) > MaxPrefixBytes)
        {
            yield return $"must be no more than {MaxPrefixBytes} bytes";
        }

        if (!PrefixPattern.IsMatch(prefix))
        {
            yield return PrefixComplaint;
        }
    }

    private static IEnumerable<string> ComplaintsAboutName(string name)
    {
        if (name.Length == 0)
        {
            yield return "must be non-empty";
        }
        else if (Utf8Length(name) > MaxBytes)
        {
            yield return $"must be no more than {MaxBytes} bytes";
        }

        if (!NamePattern.IsMatch(name))
        {
            yield return NameComplaint;
        }
    }

    private static int Utf8Length(string text) => Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex($@"\A{NameFormat}\z")]
    private static partial Regex NamePattern { get; }

    [GeneratedRegex($@"\A{ValueFormat}\z")]
    private static partial Regex ValuePattern { get; }

    [GeneratedRegex($@"\A{PrefixFormat}\z")]
    private static partial Regex PrefixPattern { get; }
}
