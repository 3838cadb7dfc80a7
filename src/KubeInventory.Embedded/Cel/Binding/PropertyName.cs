using System.Collections.Frozen;
using System.Text;

namespace KubeInventory.Embedded.Cel;

/// <summary>How Kubernetes spells property names that are no CEL identifiers: <c>namespace</c> as <c>__namespace__</c>, <c>a-b</c> as <c>a__dash__b</c>.</summary>
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
            var (plain, escaped) = Escapes.FirstOrDefault(escape => name.AsSpan(position).StartsWith(escape.Plain, StringComparison.Ordinal));
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
        if (!escaped.Contains("__", StringComparison.Ordinal))
        {
            return escaped;
        }

        if (escaped.Length > 4 && escaped.StartsWith("__", StringComparison.Ordinal) && escaped.EndsWith("__", StringComparison.Ordinal)
            && Reserved.Contains(escaped[2..^2]))
        {
            return escaped[2..^2];
        }

        var result = new StringBuilder(escaped.Length);
        for (var position = 0; position < escaped.Length;)
        {
            var escape = Escapes.FirstOrDefault(escape => escaped.AsSpan(position).StartsWith(escape.Escaped, StringComparison.Ordinal));
            if (escape.Plain is not null)
            {
                result.Append(escape.Plain);
                position += escape.Escaped.Length;
            }
            else if (escaped.AsSpan(position).StartsWith("__", StringComparison.Ordinal))
            {
                return null;
            }
            else
            {
                result.Append(escaped[position++]);
            }
        }

        return result.ToString();
    }
}
