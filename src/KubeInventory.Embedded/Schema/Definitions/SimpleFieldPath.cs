using System.Text;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>A JSONPath of fields only, such as <c>.spec.role</c> or <c>.data['a.b']</c>, resolved against a schema.</summary>
/// <param name="Path">The path as field errors print it.</param>
/// <param name="Names">The fields in order.</param>
/// <param name="Schema">The schema of what the path points at.</param>
internal sealed record SimpleFieldPath(FieldPath Path, IReadOnlyList<string> Names, StructuralSchema Schema)
{
    /// <summary>Reads a path; where it is none, or the schema has no such field, says why.</summary>
    /// <param name="text">The path.</param>
    /// <param name="schema">The schema of the value that it starts from.</param>
    /// <param name="allowSubscripts">Whether <c>['name']</c> is allowed besides <c>.name</c>.</param>
    /// <param name="complaint">Why there is no path.</param>
    public static SimpleFieldPath? TryParse(string text, StructuralSchema schema, bool allowSubscripts, out string complaint)
    {
        var path = new SimpleFieldPath(FieldPath.Root, [], schema);
        var tokens = new Queue<string>(Tokenize(text));
        while (tokens.TryDequeue(out var token))
        {
            string? name;
            if (token == ".")
            {
                (name, complaint) = tokens.TryDequeue(out name) ? (name, "") : (null, "unexpected end of JSON path");
            }
            else if (token == "[")
            {
                complaint = "array notation is not allowed";
                name = allowSubscripts ? ReadSubscript(tokens, out complaint) : null;
            }
            else
            {
                complaint = $"expected [ or . but got: {token}";
                return null;
            }

            if (name is null || path.Append(name) is not { } longer)
            {
                complaint = name is null ? complaint : "does not refer to a valid field";
                return null;
            }

            path = longer;
        }

        complaint = "";
        return path;
    }

    private static string? ReadSubscript(Queue<string> tokens, out string complaint)
    {
        complaint = "unexpected end of JSON path";
        if (!tokens.TryDequeue(out var quoted))
        {
            return null;
        }

        if (quoted.Length < 2 || quoted[0] != '\'' || quoted[^1] != '\'')
        {
            complaint = $"expected single quoted string but got {quoted}";
            return null;
        }

        if (tokens.TryDequeue(out var end) && end != "]")
        {
            complaint = $"expected ] but got {end}";
            return null;
        }

        return end is null ? null : quoted[1..^1].Replace(@"\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
    }

    // Delimiters are tokens; so is all text between them, and a quoted name with what delimiters it has.
    private static IEnumerable<string> Tokenize(string text)
    {
        var token = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var isQuoted = token.Length > 0 && token[0] == '\'';
            if (!isQuoted && (text[at] is '.' or '[' or ']'))
            {
                if (token.Length > 0)
                {
                    yield return token.ToString();
                    token.Clear();
                }

                yield return text[at].ToString();
                continue;
            }

            token.Append(text[at]);
            if (isQuoted && text[at] == '\'' && text[at - 1] != '\\')
            {
                yield return token.ToString();
                token.Clear();
            }
        }

        if (token.Length > 0)
        {
            yield return token.ToString();
        }
    }

    private SimpleFieldPath? Append(string name)
    {
        if (Schema.Properties.Count > 0)
        {
            return Schema.Properties.TryGetValue(name, out var property) ? new(Path.Child(name), [.. Names, name], property) : null;
        }

        return Schema.AdditionalProperties is { } additional ? new(Path.Key(name), [.. Names, name], additional) : null;
    }
}
