using System.ComponentModel;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Reads one JSON value; the reader stands on its first token before the call and on its last after it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ModelRead<out T>(ref Utf8JsonReader reader, ModelReadOptions options);

/// <summary>What the generated readers of models call; not meant to be called by hand.</summary>
/// <remarks>Each method expects the reader on the value's first token. JSON's null reads as C#'s.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ModelReader
{
    /// <summary>Reads a root object and adds the path to the message of a <see cref="JsonException"/>.</summary>
    public static T ReadRoot<T>(ref Utf8JsonReader reader, ModelReadOptions options, ModelRead<T> read)
    {
        var start = reader;
        try
        {
            return read(ref reader, options);
        }
        catch (ModelShapeException e)
        {
            var path = JsonPathFinder.Find(ref start, e.Offset);
            throw new JsonException($"{path}: {e.Message}", path, null, null, e);
        }
    }

    /// <summary>Throws unless an object begins here.</summary>
    public static void StartObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, "an object");
        }
    }

    /// <summary>Moves to the value of the next property and gives the property's name; false at the object's end.</summary>
    public static bool NextField(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = reader.HasValueSequence || reader.ValueIsEscaped ? CopyOfName(ref reader) : reader.ValueSpan;
        reader.Read();
        return true;
    }

    /// <summary>Whether JSON's null stands here.</summary>
    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>The value, or an exception where a null is not allowed.</summary>
    public static T NotNull<T>(ref Utf8JsonReader reader, T? value)
        where T : class => value ?? throw Unexpected(ref reader, "a value");

    /// <summary>The value, or an exception where a null is not allowed.</summary>
    public static T NotNull<T>(ref Utf8JsonReader reader, T? value)
        where T : struct => value ?? throw Unexpected(ref reader, "a value");

    /// <summary>Keeps a field that the type does not know.</summary>
    public static UnknownFields ReadUnknown(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        fields.Add(System.Text.Encoding.UTF8.GetString(name), JsonElement.ParseValue(ref reader));
        return fields;
    }

    /// <summary>Keeps a null that means something other than absence.</summary>
    public static UnknownFields? KeepNull(ref Utf8JsonReader reader, string name, UnknownFields? fields)
    {
        if (!IsNull(ref reader))
        {
            return fields;
        }

        fields ??= new UnknownFields();
        fields.AddNull(name);
        return fields;
    }

    internal static ModelShapeException Unexpected(ref Utf8JsonReader reader, string expected) =>
        new($"expected {expected}, found {Describe(reader.TokenType)}", reader.TokenStartIndex);

    private static byte[] CopyOfName(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        var name = new byte[length];
        var written = reader.CopyString(name);
        return name[..written];
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number that does not fit",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "the end",
    };
}
