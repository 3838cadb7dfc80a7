using System;
using System.Collections.Immutable;

namespace KubeInventory.Generator.Yaml;

/// <summary>Holds the items of all collections that are being read, so that each becomes an array of just its size.</summary>
internal sealed class ScratchStack<T>
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    public void Truncate(int count) => Count = count;

    /// <summary>Takes everything from an index on.</summary>
    public ImmutableArray<T> Pop(int from)
    {
        var items = ImmutableArray.Create(_items, from, Count - from);
        Count = from;
        return items;
    }
}
