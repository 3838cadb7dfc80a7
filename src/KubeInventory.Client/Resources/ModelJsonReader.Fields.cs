using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KubeInventory.Client;

/// <remarks>Of the object that is being read, the reader knows the names and keeps what its type has no field for.</remarks>
public ref partial struct ModelJsonReader
{
    /// <summary>Number of the field before whose value the reader stands, among the names of the model.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly int Field => _field;

    /// <summary>Begins a model's object, or throws.</summary>
    /// <returns>What <see cref="End(ModelScope)"/> takes back.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ModelScope Start<T>()
        where T : class, IModelFields<T> => Start(T.Names);

    /// <summary>Moves to the value of the next field that the model knows; false at the object's end. Others are kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Next()
    {
        if (NextLikely())
        {
            return true;
        }

        while (NextField(out var name))
        {
            if (_names!.Find(name) is >= 0 and var field)
            {
                _names.Follow(_field, field);
                _field = field;
                return true;
            }

            _unknown = ModelReader.ReadUnknown(ref this, name, _unknown);
        }

        return false;
    }

    /// <summary>Ends a model's object.</summary>
    /// <returns>What was read of it and is in none of its fields; null if there is nothing.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UnknownFields? End(ModelScope outer)
    {
        var unknown = _unknown;
        _names = outer.Names;
        _field = outer.Field;
        _unknown = outer.Unknown;
        return unknown;
    }

    // Passes a name as it is most often written: no white space around it, and in the same order as the last time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool NextLikely()
    {
        var position = _position;
        if (_json.Length - position <= ModelNames.Block)
        {
            return false;
        }

        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetReference(_json), position);
        if (_afterValue)
        {
            if (next != ',')
            {
                return false;
            }

            position++;
            next = ref Unsafe.Add(ref next, 1);
        }

        var field = _names!.FindNext(ref next, _field, out var length);
        if (field < 0)
        {
            return false;
        }

        _position = position + length;
        _field = field;
        _afterValue = true;
        return true;
    }

    private ModelScope Start(ModelNames names)
    {
        ModelReader.StartObject(ref this);
        var outer = new ModelScope(_names, _field, _unknown);
        _names = names;
        _field = -1;
        _unknown = null;
        return outer;
    }

    // A null that means something is kept, and so is an integer that C# has no value for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepNull()
    {
        if (IsTooLarge)
        {
            _unknown = ModelReader.KeepNumber(ref this, _names![_field], _unknown);
        }
        else if (_names!.IsNullable(_field))
        {
            _unknown = ModelReader.KeepNull(_names![_field], _unknown);
        }
    }

    private void KeepOdd<T>(T value)
    {
        if (IsOdd)
        {
            _unknown = ModelReader.KeepText(ref this, _names![_field], value, _unknown);
            IsTooLarge = false;
        }
        else if (value is null)
        {
            KeepNull();
        }
    }
}
