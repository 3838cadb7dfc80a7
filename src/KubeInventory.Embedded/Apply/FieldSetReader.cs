using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Lists the fields that an object sets.</summary>
internal sealed class FieldSetReader
{
    private readonly FieldSetBuilder _fields = new();
    private readonly List<PathElement> _path = [];

    private FieldSetReader()
    {
    }

    /// <summary>The paths of all that can be owned by itself: scalars, atomic lists and maps, items, and entries that no schema names.</summary>
    public static FieldSet Read(JsonNode? value, FieldType type)
    {
        var reader = new FieldSetReader();
        reader.Visit(value, type);
        return reader._fields.Build();
    }

    private void Visit(JsonNode? value, FieldType type)
    {
        var narrowed = type.For(value);
        if (narrowed.Map is { } map)
        {
            VisitMap(value as JsonObject, map);
        }
        else if (narrowed.Scalar is not null)
        {
            _fields.Add(_path);
        }
        else if (narrowed.List is { } list)
        {
            VisitList(value as JsonArray, list);
        }
    }

    private void VisitMap(JsonObject? value, MapType type)
    {
        if (type.IsAtomic)
        {
            _fields.Add(_path);
            return;
        }

        foreach (var (name, entry) in value ?? [])
        {
            _path.Add(PathElement.Field(name));
            Visit(entry, type.TypeOf(name) ?? FieldType.Deduced);
            if (entry is null or JsonObject { Count: 0 } || !type.Fields.ContainsKey(name))
            {
                _fields.Add(_path);
            }

            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void VisitList(JsonArray? value, ListType type)
    {
        if (!type.IsAssociative)
        {
            _fields.Add(_path);
            return;
        }

        // An item that is there more than once is owned as one; its parts could not be told apart.
        foreach (var items in new ListIndex(value, type).Items)
        {
            _path.Add(items.Element);
            if (items.Values.Count == 1)
            {
                Visit(items.Values[0], type.Items);
            }

            _fields.Add(_path);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
