using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Names of a model's fields on the wire, by number; emitted by the generator. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelNames
{
    // What is copied of a name at once, whatever its length.
    internal const int Block = 32;

    private const int Slot = Block + 1;
    private const int Candidates = 3;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.$/");

    private readonly string[] _texts;
    private readonly bool[] _areNullable;
    private readonly NameKey[] _keys;
    private readonly ushort[] _places;
    private readonly byte[][] _names;

    // As they are written: quoted, escaped, with a colon. Short ones lie in slots: a length, then what is copied at once.
    private readonly byte[][] _wire;
    private readonly byte[] _slots;

    /// <summary>Takes the names of one type.</summary>
    /// <param name="names">In UTF-8, with spaces between. A <c>?</c> follows the name of a field whose null means something other than its absence.
    /// A backslash precedes what else of these three characters is part of a name.</param>
    public ModelNames(ReadOnlySpan<byte> names)
    {
        var count = names.Length == 0 ? 0 : 1;
        for (var i = 0; i < names.Length; i++)
        {
            count += names[i] == ' ' ? 1 : 0;
            i += names[i] == '\\' ? 1 : 0;
        }

        _texts = new string[count];
        _areNullable = new bool[count];
        var name = new byte[names.Length];
        var at = 0;
        for (var field = 0; field < count; field++, at++)
        {
            var length = 0;
            for (; at < names.Length && names[at] != ' '; at++)
            {
                if (names[at] == '?')
                {
                    _areNullable[field] = true;
                }
                else
                {
                    name[length++] = names[at] == '\\' ? names[++at] : names[at];
                }
            }

            _texts[field] = Encoding.UTF8.GetString(name, 0, length);
        }

        _names = Array.ConvertAll(_texts, Encoding.UTF8.GetBytes);
        (_wire, _slots) = OnTheWire(_texts);
        (_keys, _places) = Index(_names);
    }

    internal ModelNames(string[] texts)
    {
        _texts = texts;
        _areNullable = [];
        _names = Array.ConvertAll(_texts, Encoding.UTF8.GetBytes);
        (_wire, _slots) = ([], []);
        (_keys, _places) = Index(_names);
    }

    internal string this[int field] => _texts[field];

    internal bool IsNullable(int field) => _areNullable[field];

    /// <summary>A name as it is written, if it is a short one; <see cref="Block"/> bytes may be read of it.</summary>
    /// <param name="field">The field; one that the type has.</param>
    /// <param name="length">How long the name is; 0 for a long one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte Short(int field, out int length)
    {
        ref var slot = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), field * Slot);
        length = slot;
        return ref Unsafe.Add(ref slot, 1);
    }

    /// <summary>A name as it is written.</summary>
    internal ReadOnlySpan<byte> OnTheWire(int field) => _wire[field];

    /// <summary>
    /// Number of the field whose name, as others write it too, stands at <paramref name="json"/>: one of the next from
    /// <paramref name="likely"/> on; negative if it is none of those.
    /// </summary>
    /// <param name="json">At least <see cref="Block"/> bytes.</param>
    /// <param name="likely">What follows the last field: what others write is mostly in the schema's order.</param>
    /// <param name="length">How long the name is, its quotes and its colon included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindLikely(ref byte json, int likely, out int length)
    {
        var block = Vector256.LoadUnsafe(ref json);
        var last = Math.Min(likely + Candidates, _texts.Length);
        for (var field = likely; field < last; field++)
        {
            ref var name = ref Short(field, out length);
            var same = Vector256.Equals(block, Vector256.LoadUnsafe(ref name)).ExtractMostSignificantBits();
            if (length > 0 && System.Numerics.BitOperations.TrailingZeroCount(~same) >= length)
            {
                return field;
            }
        }

        length = 0;
        return -1;
    }

    /// <summary>Number of a field; negative if there is none of this name.</summary>
    /// <param name="name">In UTF-8.</param>
    /// <param name="likely">Which one it may well be: what others write is mostly in the schema's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(ReadOnlySpan<byte> name, int likely)
    {
        var key = NameKey.Of(name);
        var keys = _keys;
        return (uint)likely < (uint)keys.Length && keys[likely].Equals(key) && (name.Length <= NameKey.Exact || IsName(likely, name))
            ? likely
            : Search(name, key);
    }

    private int Search(ReadOnlySpan<byte> name, NameKey key)
    {
        var mask = _places.Length - 1;
        for (var i = key.Hash & mask; _places[i] is var place && place > 0; i = (i + 1) & mask)
        {
            if (_keys[place - 1].Equals(key) && (name.Length <= NameKey.Exact || IsName(place - 1, name)))
            {
                return place - 1;
            }
        }

        return -1;
    }

    // Only names of more than sixteen bytes are compared as a whole.
    private bool IsName(int field, ReadOnlySpan<byte> name) => name.SequenceEqual(_names[field]);

    private static (byte[][] Wire, byte[] Slots) OnTheWire(string[] texts)
    {
        var wire = new byte[texts.Length][];
        var slots = new byte[texts.Length * Slot];
        for (var i = 0; i < texts.Length; i++)
        {
            wire[i] = [(byte)'"', .. Encode(texts[i]), (byte)'"', (byte)':'];
            if (wire[i].Length <= Block)
            {
                slots[i * Slot] = (byte)wire[i].Length;
                wire[i].CopyTo(slots, (i * Slot) + 1);
            }
        }

        return (wire, slots);
    }

    // Almost no name has anything to escape.
    private static byte[] Encode(string text) => text.AsSpan().ContainsAnyExcept(Plain)
        ? JsonEncodedText.Encode(text).EncodedUtf8Bytes.ToArray()
        : Encoding.UTF8.GetBytes(text);

    private static (NameKey[] Keys, ushort[] Places) Index(byte[][] names)
    {
        var keys = new NameKey[names.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = NameKey.Of(names[i]);
        }

        var places = new ushort[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(names.Length * 2) + 2)];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = keys[i].Hash & (places.Length - 1);
            while (places[place] > 0)
            {
                place = (place + 1) & (places.Length - 1);
            }

            places[place] = checked((ushort)(i + 1));
        }

        return (keys, places);
    }
}
