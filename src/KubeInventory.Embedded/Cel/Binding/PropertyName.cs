using System.Collections.Frozen;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>
/// How Kubernetes spells property names that are no CEL identifiers: <c>namespace</c> as <c>__namespace__</c>,
/// <c>a-b</c> as <c>a__dash__b</c>.
/// </summary>
internal static class PropertyName
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
    }.ToFrozenSet();

    private static readonly IReadOnlyList<(string Plain, string Escaped)> Escapes =
    [
        ("__", "__underscores__"), (".", "__dot__"), ("-", "__dash__"), ("/", "__slash__"),
    ];

    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>The name as rules write it; null where they cannot reach the property.</summary>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return null;
        }

        if (Reserved.Contains(name))
        {
            return $"__{name}__";
        }

        var result = new StringBuilder(name.Length);
        for (var position = 0; position < name.Length;)
        {
            var rest = name.AsSpan(position);
            var at = position;
            var (plain, escaped) = Escapes.FirstOrDefault(escape => name.AsSpan(at).StartsWith(escape.Plain, StringComparison.Ordinal));
            if (plain is not null)
            {
                result.Append(escaped);
                position += plain.Length;
            }
            else if (char.IsAsciiLetterOrDigit(rest[0]) || rest[0] == '_')
            {
                result.Append(rest[0]);
                position++;
            }
            else
            {
                return null;
            }
        }

        return result.ToString();
    }

    /// <summary>The property that the name in a rule means; null where it is no escaped name.</summary>
    public static string? Unescape(string escaped)
    {
        var result = new StringBuilder(escaped.Length);
        for (var position = 0; position < escaped.Length;)
        {
            if (WordBetweenUnderscores(escaped, position) is not { } word)
            {
                result.Append(escaped[position++]);
                continue;
            }

            var length = word.Length + 4;
            var plain = Escapes.FirstOrDefault(escape => escape.Escaped.AsSpan(2, escape.Escaped.Length - 4).SequenceEqual(word)).Plain
                ?? (Reserved.Contains(word) && length == escaped.Length ? word : null);
            if (plain is null)
            {
                return null;
            }

            result.Append(plain);
            position += length;
        }

        return result.ToString();
    }

    /// <summary>The word of <c>__word__</c> at the position.</summary>
    private static string? WordBetweenUnderscores(string text, int position)
    {
        var start = position + 2;
        var end = start < text.Length ? text.IndexOf('_', start) : -1;
        return end > start && text[position] == '_' && text[position + 1] == '_' && end + 1 < text.Length && text[end + 1] == '_'
            ? text[start..end]
            : null;
    }
}
