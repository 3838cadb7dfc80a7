using System.Buffers.Binary;
using System.Text;

namespace KubeInventory.Embedded.Http.Protobuf;

/// <summary>Reads the Protobuf wire format.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> data)
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int BytesType = 2;
    private const int Fixed32Type = 5;

    private ReadOnlySpan<byte> _rest = data;

    /// <summary>The number of the present field.</summary>
    public int Field { get; private set; }

    /// <summary>The number of an integer field; undefined for others.</summary>
    public long Number { get; private set; }

    /// <summary>The bytes of a text, bytes or message field; empty for others.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Moves to the next field.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">The data is not Protobuf.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Bytes = default;
        switch ((int)(tag & 7))
        {
            case VarintType:
                Number = (long)ReadVarint();
                break;
            case Fixed64Type:
                Number = BinaryPrimitives.ReadInt64LittleEndian(Take(8));
                break;
            case BytesType:
                Bytes = Take(ReadVarint());
                break;
            case Fixed32Type:
                Number = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
                break;
            default:
                throw new FormatException("proto: illegal wireType");
        }

        return true;
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("proto: integer overflow");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new FormatException("unexpected EOF");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
