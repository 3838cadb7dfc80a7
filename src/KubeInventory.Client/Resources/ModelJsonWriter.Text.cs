using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace KubeInventory.Client;

public sealed partial class ModelJsonWriter
{
    // A character is at most three bytes; an escaped one goes another way.
    private const int MaxBytesPerCharacter = 3;

    internal void Text(string text) => Text(default, text);

    /// <summary>Writes a name that is quoted, escaped, and followed by its colon; then a string.</summary>
    internal void Text(ReadOnlySpan<byte> quotedWithColon, string text)
    {
        var room = Room(checked(quotedWithColon.Length + (text.Length * MaxBytesPerCharacter) + 4), out var length);
        quotedWithColon.CopyTo(room[length..]);
        length += quotedWithColon.Length;
        room[length++] = (byte)'"';
        if (_encoder is null && TryCopyPlain(text, room[length..]))
        {
            length += text.Length;
            room[length] = (byte)'"';
            _length += length + 1;
        }
        else
        {
            _length += length;
            Escape(text);
            Close((byte)'"');
        }
    }

    internal void Name(string name)
    {
        Text(name);
        Close((byte)':');
    }

    private void Escape(string text)
    {
        var escaped = (_encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Encode(text);
        Reserve(checked((escaped.Length * MaxBytesPerCharacter) + 1));
        _length += Encoding.UTF8.GetBytes(escaped, _buffer.AsSpan(_length));
    }

    // Copies text that is ASCII and needs no escapes, many characters at a time; the last block may overlap the one before it.
    private static bool TryCopyPlain(ReadOnlySpan<char> text, Span<byte> destination) => text.Length switch
    {
        < 8 => TryCopyFew(text, destination),
        < 16 => TryCopyBy8(text, destination),
        _ => TryCopyBy16(text, destination),
    };

    private static bool TryCopyBy16(ReadOnlySpan<char> text, Span<byte> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var to = ref MemoryMarshal.GetReference(destination);
        var last = text.Length - Vector256<ushort>.Count;
        for (var i = 0; ; i = Math.Min(i + Vector256<ushort>.Count, last))
        {
            var block = Vector256.LoadUnsafe(ref from, (nuint)i);
            var special = Vector256.GreaterThan(block - Vector256.Create((ushort)' '), Vector256.Create((ushort)('~' - ' ')))
                | Vector256.Equals(block, Vector256.Create((ushort)'"'))
                | Vector256.Equals(block, Vector256.Create((ushort)'\\'));
            if (special != Vector256<ushort>.Zero)
            {
                return false;
            }

            Vector256.Narrow(block, block).GetLower().StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return true;
            }
        }
    }

    private static bool TryCopyBy8(ReadOnlySpan<char> text, Span<byte> destination)
    {

        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var to = ref MemoryMarshal.GetReference(destination);
        var last = text.Length - Vector128<ushort>.Count;
        for (var i = 0; ; i = Math.Min(i + Vector128<ushort>.Count, last))
        {
            var block = Vector128.LoadUnsafe(ref from, (nuint)i);
            var special = Vector128.GreaterThan(block - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
                | Vector128.Equals(block, Vector128.Create((ushort)'"'))
                | Vector128.Equals(block, Vector128.Create((ushort)'\\'));
            if (special != Vector128<ushort>.Zero)
            {
                return false;
            }

            Vector128.Narrow(block, block).GetLower().StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return true;
            }
        }
    }

    private static bool TryCopyFew(ReadOnlySpan<char> text, Span<byte> destination)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            destination[i] = (byte)text[i];
        }

        return true;
    }
}
