using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Takes a whole value's bytes out of a <see cref="Utf8JsonReader"/>, which gives only those of one token.</summary>
internal static class JsonValueBytes
{
    /// <summary>Moves the reader to the value's last token, and gives the bytes from the first one on.</summary>
    public static ReadOnlySpan<byte> Take(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        var options = reader.CurrentState.Options;
        if (reader.HasValueSequence || options.AllowTrailingCommas || options.CommentHandling != JsonCommentHandling.Disallow
            || reader.TokenType is not JsonTokenType.StartObject)
        {
            return Rewritten(ref reader);
        }

        var start = reader;
        reader.Skip();
        var length = checked((int)(reader.TokenStartIndex - start.TokenStartIndex) + 1);
        if (reader.HasValueSequence || reader.ValueSpan is not [(byte)'}'])
        {
            return Rewritten(ref start);
        }

        // Both tokens are parts of the reader's own memory. They lie as far apart in it as in the JSON, unless it came in pieces.
        ref var first = ref MemoryMarshal.GetReference(start.ValueSpan);
        ref var last = ref MemoryMarshal.GetReference(reader.ValueSpan);
        return Unsafe.ByteOffset(ref first, ref last) == length - 1
            ? MemoryMarshal.CreateReadOnlySpan(ref first, length)
            : Rewritten(ref start);
    }

    private static ReadOnlySpan<byte> Rewritten(scoped ref Utf8JsonReader reader)
    {
        using var json = new ModelJsonWriter();
        json.Element(JsonElement.ParseValue(ref reader));
        return json.Written.ToArray();
    }
}
