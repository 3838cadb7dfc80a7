using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace KubeInventory.Client;

public sealed partial class ModelJsonWriter
{
    // A character is at most three bytes; an escaped one goes another way.
    private const int MaxBytesPerCharacter = 3;

    internal void Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Reserve(checked((text.Length * MaxBytesPerCharacter) + 3));
        Separate();
        _buffer[_length++] = (byte)'"';
        if (_encoder is null && TryCopyPlain(text, _buffer.AsSpan(_length)))
        {
            _length += text.Length;
        }
        else
        {
            Escape(text);
        }

        _buffer[_length++] = (byte)'"';
    }

    private void Escape(string text)
    {
        var escaped = (_encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Encode(text);
        Reserve(checked((escaped.Length * MaxBytesPerCharacter) + 1));
        _length += Encoding.UTF8.GetBytes(escaped, _buffer.AsSpan(_length));
    }

    // Copies text that is ASCII and needs no escapes, eight characters at a time; the last eight may overlap those before them.
    private static bool TryCopyPlain(ReadOnlySpan<char> text, Span<byte> destination)
    {
        if (text.Length < Vector128<ushort>.Count)
        {
            return TryCopyFew(text, destination);
        }

        ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var to = ref MemoryMarshal.GetReference(destination);
        var last = text.Length - Vector128<ushort>.Count;
        for (var i = 0; ; i = Math.Min(i + Vector128<ushort>.Count, last))
        {
            var block = Vector128.LoadUnsafe(ref from, (nuint)i);
            var special = Vector128.LessThan(block, Vector128.Create((ushort)' '))
                | Vector128.GreaterThan(block, Vector128.Create((ushort)'~'))
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
