using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Client;

/// <remarks>Methods that read the value of the field at hand are each of one kind, so that compiling a call of it takes little.</remarks>
public ref partial struct ModelJsonReader
{
    /// <summary>Reads a string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Text()
    {
        var value = ModelReader.ReadString(ref this);
        if (value is null)
        {
            KeepNull();
        }

        return value;
    }

    /// <summary>Reads a string that is usually <paramref name="usual"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public string? Constant(string usual) => ModelReader.ReadString(ref this, usual);

    /// <summary>Reads a boolean.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool? Boolean() => Kept(ModelReader.ReadBoolean(ref this));

    /// <summary>Reads an integer of 32 bits.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int? Int32() => Kept(ModelReader.ReadInt32(ref this));

    /// <summary>Reads an integer of 64 bits.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long? Int64() => Kept(ModelReader.ReadInt64(ref this));

    /// <summary>Reads an unsigned integer of 64 bits.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ulong? UInt64() => Kept(ModelReader.ReadUInt64(ref this));

    /// <summary>Reads a number.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double? Double() => Kept(ModelReader.ReadDouble(ref this));

    /// <summary>Reads an integer or a string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IntOrString? IntOrString() => Kept(ModelReader.ReadIntOrString(ref this));

    /// <summary>Reads an amount.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Quantity? Quantity() => Kept(ModelReader.ReadQuantity(ref this));

    /// <summary>Reads a span of time.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public KubeDuration? Duration() => Kept(ModelReader.ReadDuration(ref this));

    /// <summary>Reads base64.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlyMemory<byte>? Bytes()
    {
        ModelReader.Mark(ref this);
        var value = ModelReader.ReadBytes(ref this);
        KeepOdd(value);
        return value;
    }

    /// <summary>Reads a time of any digits and offset.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeOffset? Time() => Time(-1);

    /// <summary>Reads a time of whole seconds.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeOffset? SecondTime() => Time(0);

    /// <summary>Reads a time of six digits.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeOffset? MicroTime() => Time(6);

    /// <summary>Reads any JSON.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public JsonElement Json() => ModelReader.ReadJson(ref this);

    /// <summary>Reads one of an open enum's strings.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Enum<T>()
        where T : struct, IOpenEnumValue<T> => Kept(ModelReader.ReadEnum<T>(ref this));

    /// <summary>Reads an object.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Model<T>()
        where T : class, IModel<T>
    {
        if (Peek() != 'n')
        {
            return T.ReadJson(ref this);
        }

        TryReadNull();
        KeepNull();
        return null;
    }

    /// <summary>Reads an array of strings.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IReadOnlyList<string>? Texts() => KeptAny(ModelReader.ReadStrings(ref this));

    /// <summary>Reads an array of objects.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IReadOnlyList<T>? Models<T>()
        where T : class, IModel<T> => KeptAny(ModelReader.ReadModels<T>(ref this));

    /// <summary>Reads a map of strings.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public IReadOnlyDictionary<string, string>? TextMap() => KeptAny(ModelReader.ReadStringMap(ref this));

    /// <summary>Reads a map of objects.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyDictionary<string, T>? ModelMap<T>()
        where T : class, IModel<T> => KeptAny(ModelReader.ReadModelMap<T>(ref this));

    /// <summary>Reads an array of anything else.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<T>? List<T>(ModelRead<T> read) => KeptAny(ModelReader.ReadList(ref this, read));

    /// <summary>Reads an array whose items may be written in several ways.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<T>? KeptList<T>(ModelRead<T> read)
    {
        ModelReader.Mark(ref this);
        var value = ModelReader.ReadList(ref this, read);
        KeepOdd(value);
        return value;
    }

    /// <summary>Reads a map of anything else.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyDictionary<string, T>? Map<T>(ModelRead<T> read) => KeptAny(ModelReader.ReadMap(ref this, read));

    /// <summary>Reads a map whose values may be written in several ways.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyDictionary<string, T>? KeptMap<T>(ModelRead<T> read)
    {
        ModelReader.Mark(ref this);
        var value = ModelReader.ReadMap(ref this, read);
        KeepOdd(value);
        return value;
    }

    private DateTimeOffset? Time(int digits)
    {
        ModelReader.Mark(ref this);
        var value = ModelReader.ReadTime(ref this, digits);
        KeepOdd(value);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T? Kept<T>(T? value)
        where T : struct
    {
        if (!value.HasValue)
        {
            KeepNull();
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T? KeptAny<T>(T? value)
        where T : class
    {
        if (value is null)
        {
            KeepNull();
        }

        return value;
    }
}
