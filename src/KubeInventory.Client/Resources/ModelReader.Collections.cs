namespace KubeInventory.Client;

public static partial class ModelReader
{
    /// <summary>Reads an array of strings.</summary>
    public static IReadOnlyList<string>? ReadStrings(ref ModelJsonReader reader) => ReadList(ref reader, ReadText);

    /// <summary>Reads an array.</summary>
    public static IReadOnlyList<T>? ReadList<T>(ref ModelJsonReader reader, ModelRead<T> read)
    {
        if (!reader.TryStart((byte)'['))
        {
            return reader.TryReadNull() ? null : throw Unexpected(ref reader, "an array");
        }

        // What a cache keeps should hold no spare room, and most arrays are short.
        var items = default(Gathering<T>);
        while (reader.NextItem())
        {
            items.Add(read(ref reader));
        }

        return items.ToArray();
    }

    /// <summary>Reads an object as a map of strings.</summary>
    public static IReadOnlyDictionary<string, string>? ReadStringMap(ref ModelJsonReader reader) => ReadShared(ref reader, ReadTexts);

    /// <summary>Reads an object as a map.</summary>
    public static IReadOnlyDictionary<string, T>? ReadMap<T>(ref ModelJsonReader reader, ModelRead<T> read)
    {
        if (!reader.TryStart((byte)'{'))
        {
            return reader.TryReadNull() ? null : throw Unexpected(ref reader, "an object");
        }

        var entries = default(Gathering<KeyValuePair<string, T>>);
        while (reader.NextField(out var name))
        {
            var key = ToText(ref reader, name);
            entries.Add(KeyValuePair.Create(key, read(ref reader)));
        }

        return SmallMap<T>.Of(entries.ToArray());
    }

    private static IReadOnlyDictionary<string, string>? ReadTexts(ref ModelJsonReader reader) => ReadMap(ref reader, ReadText);

    internal static IReadOnlyList<T>? ReadModels<T>(ref ModelJsonReader reader)
        where T : class, IModel<T>
    {
        if (!reader.TryStart((byte)'['))
        {
            return reader.TryReadNull() ? null : throw Unexpected(ref reader, "an array");
        }

        var items = default(Gathering<T>);
        while (reader.NextItem())
        {
            items.Add(T.ReadJson(ref reader));
        }

        return items.ToArray();
    }

    internal static IReadOnlyDictionary<string, T>? ReadModelMap<T>(ref ModelJsonReader reader)
        where T : class, IModel<T>
    {
        if (!reader.TryStart((byte)'{'))
        {
            return reader.TryReadNull() ? null : throw Unexpected(ref reader, "an object");
        }

        var entries = default(Gathering<KeyValuePair<string, T>>);
        while (reader.NextField(out var name))
        {
            var key = ToText(ref reader, name);
            entries.Add(KeyValuePair.Create(key, T.ReadJson(ref reader)));
        }

        return SmallMap<T>.Of(entries.ToArray());
    }

    private static string ReadText(ref ModelJsonReader reader) => NotNull(ref reader, ReadString(ref reader));
}
