using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

public static partial class ModelWriter
{
    /// <summary>Writes an array of strings.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string>? values)
    {
        if (values is not null)
        {
            writer.Name(name);
            WriteTexts(writer, values);
        }
    }

    internal static void WriteTexts(ModelJsonWriter writer, IReadOnlyList<string> values)
    {
        if (values is not string[] array)
        {
            WriteValue(writer, values, static (w, value) => w.Text(value));
            return;
        }

        writer.StartArray();
        foreach (var value in array)
        {
            writer.Text(value);
        }

        writer.EndArray();
    }

    /// <summary>Writes an array.</summary>
    public static void Write<T>(ModelJsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? values, Action<ModelJsonWriter, T> write)
    {
        if (values is not null)
        {
            writer.Name(name);
            WriteValue(writer, values, write);
        }
    }

    /// <summary>Writes a map of strings.</summary>
    public static void Write(ModelJsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is not null)
        {
            writer.Name(name);
            WriteTextMap(writer, values);
        }
    }

    internal static void WriteTextMap(ModelJsonWriter writer, IReadOnlyDictionary<string, string> values)
    {
        writer.StartObject();
        switch (values)
        {
            case SmallMap<string> map:
                foreach (var (key, value) in map.Entries)
                {
                    writer.Name(key);
                    writer.Text(value);
                }

                break;

            // What callers make by hand; by its own type it needs no enumerator on the heap.
            case Dictionary<string, string> map:
                foreach (var (key, value) in map)
                {
                    writer.Name(key);
                    writer.Text(value);
                }

                break;
            default:
                foreach (var (key, value) in values)
                {
                    writer.Name(key);
                    writer.Text(value);
                }

                break;
        }

        writer.EndObject();
    }

    /// <summary>Writes a map.</summary>
    public static void Write<T>(
        ModelJsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, Action<ModelJsonWriter, T> write)
    {
        if (values is not null)
        {
            writer.Name(name);
            WriteValue(writer, values, write);
        }
    }

    /// <summary>Writes an array without a name.</summary>
    public static void WriteValue<T>(ModelJsonWriter writer, IReadOnlyList<T> values, Action<ModelJsonWriter, T> write)
    {
        writer.StartArray();
        if (values.GetType() == typeof(T[]))
        {
            // As it was read. Neither the question nor an item costs a call then.
            foreach (var value in Unsafe.As<T[]>(values))
            {
                write(writer, value);
            }
        }
        else
        {
            for (var i = 0; i < values.Count; i++)
            {
                write(writer, values[i]);
            }
        }

        writer.EndArray();
    }

    /// <summary>Writes a map without a name.</summary>
    public static void WriteValue<T>(ModelJsonWriter writer, IReadOnlyDictionary<string, T> values, Action<ModelJsonWriter, T> write)
    {
        writer.StartObject();
        if (values is SmallMap<T> map)
        {
            // Needs no enumerator.
            foreach (var (key, value) in map.Entries)
            {
                writer.Name(key);
                write(writer, value);
            }
        }
        else
        {
            foreach (var (key, value) in values)
            {
                writer.Name(key);
                write(writer, value);
            }
        }

        writer.EndObject();
    }

    internal static void WriteModels<T>(ModelJsonWriter writer, IReadOnlyList<T> values)
        where T : class, IModel<T>
    {
        writer.StartArray();
        if (values is T[] array)
        {
            foreach (var value in array)
            {
                value.WriteJson(writer);
            }
        }
        else
        {
            for (var i = 0; i < values.Count; i++)
            {
                values[i].WriteJson(writer);
            }
        }

        writer.EndArray();
    }

    internal static void WriteModelMap<T>(ModelJsonWriter writer, IReadOnlyDictionary<string, T> values)
        where T : class, IModel<T>
    {
        writer.StartObject();
        foreach (var (key, value) in values)
        {
            writer.Name(key);
            value.WriteJson(writer);
        }

        writer.EndObject();
    }
}
