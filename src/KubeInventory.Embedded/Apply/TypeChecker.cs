using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Checks that an applied configuration fits its type, before it is merged. Worded as kube-apiserver words it.</summary>
internal sealed class TypeChecker
{
    private readonly List<string> _complaints = [];
    private readonly List<PathElement> _path = [];

    private TypeChecker()
    {
    }

    /// <summary>What does not fit, as one text; null if all does.</summary>
    public static string? Check(JsonObject value, FieldType type)
    {
        var checker = new TypeChecker();
        checker.Visit(value, type);
        return checker._complaints switch
        {
            [] => null,
            [var only] => only,
            var all => $"errors:\n{string.Join('\n', all.Select(complaint => $"  {complaint}"))}",
        };
    }

    private void Visit(JsonNode? value, FieldType type)
    {
        var narrowed = type.For(value);
        if (value is null)
        {
            return;
        }

        if (narrowed.Map is { } map)
        {
            VisitMap(value, map);
        }
        else if (narrowed.Scalar is { } scalar)
        {
            CheckScalar(value, scalar);
        }
        else if (narrowed.List is { } list)
        {
            VisitList(value, list);
        }
    }

    private void VisitMap(JsonNode value, MapType type)
    {
        if (value is not JsonObject map)
        {
            Complain($"expected map, got &{{{Print(value)}}}");
            return;
        }

        foreach (var (name, entry) in map)
        {
            _path.Add(PathElement.Field(name));
            if (type.TypeOf(name) is { } entryType)
            {
                Visit(entry, entryType);
            }
            else
            {
                Complain("field not declared in schema");
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void VisitList(JsonNode value, ListType type)
    {
        if (value is not JsonArray list)
        {
            Complain($"expected list, got &{{{Print(value)}}}");
            return;
        }

        var seen = new HashSet<PathElement>();
        foreach (var (index, item) in list.Index())
        {
            var complaint = "";
            var element = type.IsAssociative ? type.Identify(item, out complaint) : PathElement.Index(index);
            if (element is null)
            {
                Complain($"element {index}: {complaint}");
                return;
            }

            if (!seen.Add(element))
            {
                Complain($"duplicate entries for key {element}");
            }

            _path.Add(element);
            Visit(item, type.Items);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void CheckScalar(JsonNode value, ScalarKind scalar)
    {
        var complaint = (scalar, value.GetValueKind()) switch
        {
            (ScalarKind.Number, not JsonValueKind.Number) => $"expected numeric (int or float), got {GoType(value)}",
            (ScalarKind.Text, not JsonValueKind.String) => $"expected string, got &value.valueUnstructured{{Value:{Print(value)}}}",
            (ScalarKind.Truth, not (JsonValueKind.True or JsonValueKind.False)) => $"expected boolean, got &{{{Print(value)}}}",
            (_, JsonValueKind.Object or JsonValueKind.Array) => $"expected any scalar, got &{{{Print(value)}}}",
            _ => null,
        };

        if (complaint is not null)
        {
            Complain(complaint);
        }
    }

    private void Complain(string text) => _complaints.Add(_path.Count == 0 ? text : $"{string.Concat(_path)}: {text}");

    private static string GoType(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Array => "[]interface {}",
        JsonValueKind.Object => "map[string]interface {}",
        _ => "bool",
    };

    private static string Print(JsonNode? value) => value switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{Print(entry.Value)}"))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(Print))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
