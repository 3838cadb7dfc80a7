using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace KubeInventory.Client;

public sealed partial class ModelJsonWriter
{
    // Two quotes, and a colon or a comma.
    private const int Around = 3;

    internal void Text(string text) => Quoted(ref Room(text.Length + Around), text, (byte)',');

    /// <summary>Writes a name that is quoted, escaped, and followed by its colon; then a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Text(ReadOnlySpan<byte> quotedWithColon, string text)
    {
        ref var to = ref Room(quotedWithColon.Length + text.Length + Around);
        Copy(quotedWithColon, ref to);
        _length += quotedWithColon.Length;
        Quoted(ref Unsafe.Add(ref to, quotedWithColon.Length), text, (byte)',');
    }

    /// <summary>Writes a name that stands among others; then a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Text(ModelNames names, int field, string text)
    {
        ref var name = ref names.Short(field, out var length);
        if (length > 0)
        {
            ref var to = ref Room(ModelNames.Block + text.Length + Around);
            Vector256.LoadUnsafe(ref name).StoreUnsafe(ref to);
            _length += length;
            Quoted(ref Unsafe.Add(ref to, length), text, (byte)',');
        }
        else
        {
            Text(names.OnTheWire(field), text);
        }
    }

    internal void Name(string name) => Quoted(ref Room(name.Length + Around), name, (byte)':');

    private void EndText()
    {
        _buffer[_length++] = (byte)'"';
        _buffer[_length++] = (byte)',';
    }

    // There is room where the length says, if each character becomes one byte.
    private void Quoted(ref byte to, string text, byte next)
    {
        to = (byte)'"';
        if (_encoder is null && TryCopyPlain(text, ref Unsafe.Add(ref to, 1)))
        {
            Unsafe.Add(ref to, text.Length + 1) = (byte)'"';
            Unsafe.Add(ref to, text.Length + 2) = next;
            _length += text.Length + Around;
        }
        else
        {
            Escape(text, next);
        }
    }

    private void Escape(string text, byte next)
    {
        var escaped = (_encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Encode(text);
        _length++;
        Room(checked(Encoding.UTF8.GetMaxByteCount(escaped.Length) + Around));
        _length += Encoding.UTF8.GetBytes(escaped, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
        _buffer[_length++] = next;
    }

    // Copies text that is ASCII and needs no escapes, many characters at a time; the last ones may overlap those before.
    private static bool TryCopyPlain(string text, ref byte to)
    {
        ref var from = ref Unsafe.As<char, short>(ref MemoryMarshal.GetReference(text.AsSpan()));
        return text.Length switch
        {
            < 4 => TryCopyFew(text, ref to),
            < 8 => TryCopyBy4(ref from, text.Length, ref to),
            < 16 => TryCopyBy8(ref from, text.Length, ref to),
            _ => TryCopyBy16(ref from, text.Length, ref to),
        };
    }

    private static bool TryCopyBy16(ref short from, int length, ref byte to)
    {
        var last = length - Vector128<byte>.Count;
        for (var i = 0; ; i = Math.Min(i + Vector128<byte>.Count, last))
        {
            var block = Narrow(Vector128.LoadUnsafe(ref from, (nuint)i), Vector128.LoadUnsafe(ref from, (nuint)(i + Vector128<short>.Count)));
            if (!IsPlain(block))
            {
                return false;
            }

            block.AsByte().StoreUnsafe(ref to, (nuint)i);
            if (i == last)
            {
                return true;
            }
        }
    }

    private static bool TryCopyBy8(ref short from, int length, ref byte to)
    {
        var last = length - Vector128<short>.Count;
        var block = Narrow(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)last));
        Unsafe.WriteUnaligned(ref to, block.AsUInt64()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), block.AsUInt64()[1]);
        return IsPlain(block);
    }

    private static bool TryCopyBy4(ref short from, int length, ref byte to)
    {
        var last = length - Vector64<short>.Count;
        var characters = Vector128.Create(Read(ref from), Read(ref Unsafe.Add(ref from, last))).AsInt16();
        var block = Narrow(characters, characters);
        Unsafe.WriteUnaligned(ref to, block.AsUInt32()[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), block.AsUInt32()[1]);
        return IsPlain(block);
    }

    private static bool TryCopyFew(string text, ref byte to)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            Unsafe.Add(ref to, i) = (byte)text[i];
        }

        return true;
    }

    private static ulong Read(ref short from) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<short, byte>(ref from));

    // A character beyond a byte becomes the largest or a negative one, and neither is plain.
    private static Vector128<sbyte> Narrow(Vector128<short> lower, Vector128<short> upper) => Vector128.NarrowWithSaturation(lower, upper);

    private static bool IsPlain(Vector128<sbyte> block) =>
        (Vector128.LessThan(block, Vector128.Create((sbyte)' '))
            | Vector128.Equals(block, Vector128.Create((sbyte)'\u007f'))
            | Vector128.Equals(block, Vector128.Create((sbyte)'"'))
            | Vector128.Equals(block, Vector128.Create((sbyte)'\\'))) == Vector128<sbyte>.Zero;
}
