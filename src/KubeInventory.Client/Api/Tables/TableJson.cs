using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads tables.</summary>
internal static class TableJson
{
    public static Table<T> Read<T>(ReadOnlySpan<byte> json, IncludeObject include, ModelReadOptions options)
        where T : class, IKubernetesResource<T>
    {
        var reader = new ModelJsonReader(json, options);
        return ModelReader.ReadRoot(ref reader, (ref ModelJsonReader inner) => Read<T>(ref inner, include));
    }

    private static Table<T> Read<T>(ref ModelJsonReader reader, IncludeObject include)
        where T : class, IKubernetesResource<T>
    {
        string? kind = null;
        ListMeta? metadata = null;
        List<TableColumn> columns = [];
        IReadOnlyList<TableRow<T>>? rows = null;
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            if (name.SequenceEqual("kind"u8))
            {
                kind = ModelReader.ReadString(ref reader);
            }
            else if (name.SequenceEqual("metadata"u8))
            {
                metadata = ListMeta.ReadJson(ref reader);
            }
            else if (name.SequenceEqual("columnDefinitions"u8))
            {
                columns.AddRange(ModelReader.ReadList(ref reader, ReadColumn) ?? []);
            }
            else if (name.SequenceEqual("rows"u8))
            {
                rows = ModelReader.ReadList(ref reader, (ref ModelJsonReader inner) => ReadRow<T>(ref inner, columns, include));
            }
            else
            {
                reader.Skip();
            }
        }

        return kind is "Table"
            ? new Table<T>(metadata ?? new ListMeta(), columns, rows ?? [])
            : throw new JsonException($"A Table is expected, and the server sent {kind ?? "no kind"}: it does not know tables.");
    }

    private static TableColumn ReadColumn(ref ModelJsonReader reader)
    {
        string? columnName = null, type = null, format = null, description = null;
        var priority = 0;
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            if (name.SequenceEqual("name"u8))
            {
                columnName = ModelReader.ReadString(ref reader);
            }
            else if (name.SequenceEqual("type"u8))
            {
                type = ModelReader.ReadString(ref reader);
            }
            else if (name.SequenceEqual("format"u8))
            {
                format = ModelReader.ReadString(ref reader);
            }
            else if (name.SequenceEqual("description"u8))
            {
                description = ModelReader.ReadString(ref reader);
            }
            else if (name.SequenceEqual("priority"u8))
            {
                priority = ModelReader.ReadInt32(ref reader) ?? 0;
            }
            else
            {
                reader.Skip();
            }
        }

        return new TableColumn(columnName ?? "", type ?? "") { Format = format ?? "", Description = description ?? "", Priority = priority };
    }

    private static TableRow<T> ReadRow<T>(ref ModelJsonReader reader, List<TableColumn> columns, IncludeObject include)
        where T : class, IKubernetesResource<T>
    {
        IReadOnlyList<JsonElement>? cells = null;
        ObjectMeta? metadata = null;
        T? whole = null;
        ModelReader.StartObject(ref reader);
        while (ModelReader.NextField(ref reader, out var name))
        {
            if (name.SequenceEqual("cells"u8))
            {
                cells = ModelReader.ReadList(ref reader, ModelReader.ReadJson);
            }
            else if (!name.SequenceEqual("object"u8))
            {
                reader.Skip();
            }
            else if (ModelReader.IsNull(ref reader))
            {
                continue;
            }
            else if (include is IncludeObject.Object)
            {
                whole = T.ReadJson(ref reader);
                metadata = whole.Metadata;
            }
            else
            {
                metadata = ReadMetadata<PartialObjectMetadata<T>>(ref reader);
            }
        }

        return new TableRow<T>(columns, cells ?? []) { Metadata = metadata, Object = whole };
    }

    private static ObjectMeta? ReadMetadata<TPartial>(ref ModelJsonReader reader)
        where TPartial : class, IKubernetesResource<TPartial> => TPartial.ReadJson(ref reader).Metadata;
}
