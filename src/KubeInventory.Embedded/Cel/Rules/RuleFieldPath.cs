using System.Text;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Reads the <c>fieldPath</c> of a rule: <c>.spec.name</c>, <c>['odd.name']</c>, <c>.labels['app']</c>.</summary>
internal static class RuleFieldPath
{
    /// <summary>The field below <paramref name="start"/>; null where the path leads to no field of the schema.</summary>
    public static FieldPath? Resolve(string path, StructuralSchema schema, FieldPath start)
    {
        var place = start;
        StructuralSchema? current = schema;
        for (var position = 0; position < path.Length;)
        {
            var name = path[position] switch
            {
                '.' => ReadName(path, ref position),
                '[' => ReadQuoted(path, ref position),
                _ => null,
            };
            if (name is null || current is null)
            {
                return null;
            }

            var isMap = current.Properties.Count == 0;
            current = isMap ? SchemaTypes.MapValues(current) : current.Properties.GetValueOrDefault(name);
            if (current is null)
            {
                return null;
            }

            place = isMap ? place.Key(name) : place.Child(name);
        }

        return path.Length == 0 ? null : place;
    }

    private static string ReadName(string path, ref int position)
    {
        var start = ++position;
        var length = path.AsSpan(start).IndexOfAny('.', '[', ']');
        position = length < 0 ? path.Length : start + length;
        return path[start..position];
    }

    private static string? ReadQuoted(string path, ref int position)
    {
        if (++position >= path.Length || path[position] != '\'')
        {
            return null;
        }

        var name = new StringBuilder();
        for (position++; position + 1 < path.Length; position++)
        {
            if (path[position] == '\'')
            {
                if (path[position + 1] != ']')
                {
                    return null;
                }

                position += 2;
                return name.ToString();
            }

            if (path[position] != '\\')
            {
                name.Append(path[position]);
                continue;
            }

            var escape = "abfnrtv'\\".IndexOf(path[++position], StringComparison.Ordinal);
            if (escape < 0)
            {
                return null;
            }

            name.Append("\a\b\f\n\r\t\v'\\"[escape]);
        }

        return null;
    }
}
