using System.Text;

namespace KubeInventory.Client;

/// <summary>Reads the terms of a field selector; complaints are worded as apimachinery words them.</summary>
internal static class FieldSelectorParser
{
    /// <summary>Reads the terms, in the order of their texts; returns the first complaint, or null.</summary>
    public static string? Parse(string text, out List<FieldRequirement> requirements)
    {
        requirements = [];
        foreach (var term in SplitTerms(text).Where(term => term.Length > 0).Order(StringComparer.Ordinal))
        {
            if (SplitTerm(term) is not var (field, negated, escaped))
            {
                return $"invalid selector: '{text}'; can't understand '{term}'";
            }

            if (Unescape(escaped, out var value) is { } complaint)
            {
                return complaint;
            }

            // kube-apiserver takes a lone operator for nothing said.
            if (field.Length > 0 || value.Length > 0)
            {
                requirements.Add(new FieldRequirement(field, value, negated));
            }
        }

        return null;
    }

    private static IEnumerable<string> SplitTerms(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static (string Field, bool Negated, string Value)? SplitTerm(string term)
    {
        for (var i = 0; i < term.Length; i++)
        {
            switch (term.AsSpan(i))
            {
                case ['!', '=', ..]:
                    return (term[..i], true, term[(i + 2)..]);
                case ['=', '=', ..]:
                    return (term[..i], false, term[(i + 2)..]);
                case ['=', ..]:
                    return (term[..i], false, term[(i + 1)..]);
            }
        }

        return null;
    }

    private static string? Unescape(string escaped, out string value)
    {
        value = "";
        var unescaped = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            switch (escaped.AsSpan(i))
            {
                case ['\\', '\\' or ',' or '=', ..]:
                    unescaped.Append(escaped[++i]);
                    break;
                case ['\\', ..]:
                    return $"invalid field selector: invalid escape sequence: {escaped.AsSpan(i, Math.Min(2, escaped.Length - i))}";
                case [',' or '=', ..]:
                    // The number is the character's code: Kubernetes prints it so.
                    return $"invalid field selector: unescaped character in value: {(int)escaped[i]}";
                default:
                    unescaped.Append(escaped[i]);
                    break;
            }
        }

        value = unescaped.ToString();
        return null;
    }
}
