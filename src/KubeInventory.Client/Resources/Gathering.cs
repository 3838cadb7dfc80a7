using System.Runtime.CompilerServices;

namespace KubeInventory.Client;

/// <summary>Items whose number is not known before; up to eight of them lie on the stack.</summary>
internal struct Gathering<T>
{
    private const int Few = 8;

    private FewItems _few;
    private T[]? _many;
    private int _count;

    public void Add(T item)
    {
        if (_many is null && _count < Few)
        {
            _few[_count++] = item;
            return;
        }

        if (_many is null)
        {
            _many = new T[Few * 4];
            ((ReadOnlySpan<T>)_few).CopyTo(_many);
        }
        else if (_count == _many.Length)
        {
            Array.Resize(ref _many, _count * 2);
        }

        _many[_count++] = item;
    }

    /// <summary>All of them, in an array without spare room.</summary>
    public readonly T[] ToArray() => _many is null ? ((ReadOnlySpan<T>)_few)[.._count].ToArray() : _many[.._count];

    [InlineArray(Few)]
    private struct FewItems
    {
        private T _first;
    }
}
