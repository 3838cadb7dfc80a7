using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Names of a model's fields on the wire, by number; emitted by the generator. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelNames
{
    // What is copied of a name at once, whatever its length.
    internal const int Block = 32;

    private const int Slot = Block + 1;

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

    // What followed each field the last time, and, first of all, the beginning: most objects of a type have the same fields in one order. A
    // guess, which is why threads may race for it: whatever stands here is looked at before it is believed.
    private readonly ushort[] _followers;

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
        _followers = new ushort[count + 1];
        (_keys, _places) = Index(_names);
    }

    internal ModelNames(string[] texts)
    {
        _texts = texts;
        _areNullable = [];
        _names = Array.ConvertAll(_texts, Encoding.UTF8.GetBytes);
        (_wire, _slots) = ([], new byte[Slot]);
        _followers = [];
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
    /// Number of the field whose name, as others write it too, stands at <paramref name="json"/>, if it is the one that followed
    /// <paramref name="field"/> the last time; negative otherwise.
    /// </summary>
    /// <param name="json">At least <see cref="Block"/> bytes.</param>
    /// <param name="field">The field before; negative for none.</param>
    /// <param name="length">How long the name is, its quotes and its colon included.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindNext(ref byte json, int field, out int length)
    {
        var next = _followers[field + 1];
        ref var name = ref Short(next, out length);
        var same = Vector256.Equals(Vector256.LoadUnsafe(ref json), Vector256.LoadUnsafe(ref name)).ExtractMostSignificantBits();
        return length > 0 && System.Numerics.BitOperations.TrailingZeroCount(~same) >= length ? next : -1;
    }

    /// <summary>Remembers what followed a field.</summary>
    internal void Follow(int field, int next)
    {
        if (_followers[field + 1] != next)
        {
            _followers[field + 1] = (ushort)next;
        }
    }

    /// <summary>Number of a field; negative if there is none of this name.</summary>
    /// <param name="name">In UTF-8.</param>
    internal int Find(ReadOnlySpan<byte> name)
    {
        var key = NameKey.Of(name);
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
        var slots = new byte[Math.Max(texts.Length, 1) * Slot];
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
