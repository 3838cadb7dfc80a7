using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads one JSON value; the reader stands before it, and then behind it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ModelRead<out T>(ref ModelJsonReader reader);

/// <summary>What the generated readers of models call; not meant to be called by hand.</summary>
/// <remarks>Each method expects the reader before a value, and leaves it behind. JSON's null reads as C#'s.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ModelReader
{
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a root object and adds the path to the message of a <see cref="JsonException"/>.</summary>
    public static T ReadRoot<T>(ref ModelJsonReader reader, ModelRead<T> read)
    {
        reader.Peek();
        var root = reader.Position;
        try
        {
            return read(ref reader);
        }
        catch (ModelShapeException e)
        {
            var path = reader.PathOf(e.Offset, root);
            throw new JsonException($"{path}: {e.Message}", path, null, null, e);
        }
    }

    /// <summary>Reads an immutable value that is often the same in many objects, by a <paramref name="read"/> that is always the same delegate.</summary>
    public static T ReadShared<T>(ref ModelJsonReader reader, ModelRead<T> read)
        where T : class? => reader.Options.Values is { } pool ? pool.Read(ref reader, read) : read(ref reader);

    /// <summary>Throws unless an object begins here.</summary>
    public static void StartObject(ref ModelJsonReader reader)
    {
        if (!reader.TryStart((byte)'{'))
        {
            throw Unexpected(ref reader, "an object");
        }
    }

    /// <summary>Moves to the value of the next property and gives the property's name; false at the object's end.</summary>
    public static bool NextField(scoped ref ModelJsonReader reader, out ReadOnlySpan<byte> name) => reader.NextField(out name);

    /// <summary>Whether JSON's null stands here; it is passed then.</summary>
    public static bool IsNull(ref ModelJsonReader reader) => reader.TryReadNull();

    /// <summary>Passes a value that nobody wants.</summary>
    public static void Skip(ref ModelJsonReader reader) => reader.Skip();

    /// <summary>The value, or an exception where a null is not allowed.</summary>
    public static T NotNull<T>(ref ModelJsonReader reader, T? value)
        where T : class => value ?? throw NullAt(ref reader);

    /// <summary>The value, or an exception where a null is not allowed.</summary>
    public static T NotNull<T>(ref ModelJsonReader reader, T? value)
        where T : struct => value ?? throw NullAt(ref reader);

    /// <summary>Keeps a field that the type does not know.</summary>
    public static UnknownFields ReadUnknown(ref ModelJsonReader reader, scoped ReadOnlySpan<byte> name, UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        fields.Add(Encoding.UTF8.GetString(name), reader.ReadElement());
        return fields;
    }

    /// <summary>Notes where a value begins that may have to be kept as it is written.</summary>
    public static void Mark(ref ModelJsonReader reader)
    {
        reader.Peek();
        reader.MarkedPosition = reader.Position;
        reader.IsOdd = false;
    }

    /// <summary>Keeps how a value since the mark is written, where that would get lost.</summary>
    public static UnknownFields? KeepText<T>(ref ModelJsonReader reader, string name, T value, UnknownFields? fields)
    {
        if (!reader.IsOdd)
        {
            return fields;
        }

        fields ??= new UnknownFields();
        fields.AddText(name, reader.MarkedElement(), value);
        return fields;
    }

    /// <summary>Keeps a null that means something other than absence.</summary>
    public static UnknownFields KeepNull(string name, UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        fields.AddNull(name);
        return fields;
    }

    /// <summary>The exception for what stands here instead of a value that fits, which is not yet passed.</summary>
    internal static JsonException Unexpected(ref ModelJsonReader reader, string expected)
    {
        var found = Describe(reader.Peek());
        return found is null ? reader.Malformed() : new ModelShapeException($"expected {expected}, found {found}", reader.Position);
    }

    private static ModelShapeException Unfit(int offset, string expected) => new($"expected {expected}, found a number that does not fit", offset);

    // The reader stands behind the null.
    private static ModelShapeException NullAt(ref ModelJsonReader reader) => new("expected a value, found null", reader.Position - "null".Length);

    private static string? Describe(byte first) => first switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        (byte)'"' => "a string",
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number that does not fit",
        (byte)'t' or (byte)'f' => "a boolean",
        (byte)'n' => "null",
        _ => null,
    };
}
