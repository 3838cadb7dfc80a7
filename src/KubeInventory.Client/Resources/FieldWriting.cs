using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Writes the fields of a model: those that are set, and what was read of those that C# has no value for.</summary>
internal readonly struct FieldWriting(ModelJsonWriter writer, ModelNames names, UnknownFields? kept) : IFieldVisitor
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int field, string? x, string? y)
    {
        if (x is null)
        {
            Null(field);
            return;
        }

        writer.Text(names, field, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Boolean(int field, bool? x, bool? y)
    {
        if (Begin(field, x.HasValue))
        {
            writer.Boolean(x.GetValueOrDefault());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int32(int field, int? x, int? y)
    {
        if (Begin(field, x.HasValue))
        {
            writer.Integer(x.GetValueOrDefault());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Int64(int field, long? x, long? y)
    {
        if (Begin(field, x.HasValue))
        {
            writer.Integer(x.GetValueOrDefault());
        }
    }

    public void UInt64(int field, ulong? x, ulong? y)
    {
        if (Begin(field, x.HasValue))
        {
            writer.Number(x.GetValueOrDefault());
        }
    }

    public void Double(int field, double? x, double? y)
    {
        if (Begin(field, x.HasValue))
        {
            ModelWriter.WriteValue(writer, x.GetValueOrDefault());
        }
    }

    public void Bytes(int field, ReadOnlyMemory<byte>? x, ReadOnlyMemory<byte>? y)
    {
        if (BeginUnlessKept(field, x.HasValue, x))
        {
            writer.Base64(x.GetValueOrDefault().Span);
        }
    }

    public void IntOrString(int field, IntOrString? x, IntOrString? y)
    {
        if (Begin(field, x.HasValue))
        {
            ModelWriter.WriteValue(writer, x.GetValueOrDefault());
        }
    }

    public void Quantity(int field, Quantity? x, Quantity? y)
    {
        if (Begin(field, x.HasValue))
        {
            ModelWriter.WriteValue(writer, x.GetValueOrDefault());
        }
    }

    public void Duration(int field, KubeDuration? x, KubeDuration? y) => Text(field, x?.Text, null);

    public void Time(int field, DateTimeOffset? x, DateTimeOffset? y)
    {
        if (BeginUnlessKept(field, x.HasValue, x))
        {
            writer.Time(x.GetValueOrDefault(), -1);
        }
    }

    public void SecondTime(int field, DateTimeOffset? x, DateTimeOffset? y)
    {
        if (BeginUnlessKept(field, x.HasValue, x))
        {
            writer.Time(x.GetValueOrDefault().ToUniversalTime(), 0);
        }
    }

    public void MicroTime(int field, DateTimeOffset? x, DateTimeOffset? y)
    {
        if (BeginUnlessKept(field, x.HasValue, x))
        {
            writer.Time(x.GetValueOrDefault().ToUniversalTime(), 6);
        }
    }

    public void Json(int field, JsonElement? x, JsonElement? y)
    {
        if (Begin(field, x is { ValueKind: not JsonValueKind.Undefined }))
        {
            writer.Element(x.GetValueOrDefault());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enum<T>(int field, T? x, T? y)
        where T : struct, IOpenEnumValue<T> => Text(field, x.HasValue ? x.GetValueOrDefault().Value : null, null);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Model<T>(int field, T? x, T? y)
        where T : class, IModel<T>
    {
        if (Begin(field, x is not null))
        {
            x!.WriteJson(writer);
        }
    }

    public void Texts(int field, IReadOnlyList<string>? x, IReadOnlyList<string>? y)
    {
        if (Begin(field, x is not null))
        {
            ModelWriter.WriteTexts(writer, x!);
        }
    }

    public void Models<T>(int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y)
        where T : class, IModel<T>
    {
        if (Begin(field, x is not null))
        {
            ModelWriter.WriteModels(writer, x!);
        }
    }

    public void TextMap(int field, IReadOnlyDictionary<string, string>? x, IReadOnlyDictionary<string, string>? y)
    {
        if (Begin(field, x is not null))
        {
            ModelWriter.WriteTextMap(writer, x!);
        }
    }

    public void ModelMap<T>(int field, IReadOnlyDictionary<string, T>? x, IReadOnlyDictionary<string, T>? y)
        where T : class, IModel<T>
    {
        if (Begin(field, x is not null))
        {
            ModelWriter.WriteModelMap(writer, x!);
        }
    }

    public void List<T>(
        int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y, Action<ModelJsonWriter, T> write, Func<T, T, bool>? equal, Func<T, int>? hash)
    {
        if (BeginUnlessKept(field, x is not null, x))
        {
            ModelWriter.WriteValue(writer, x!, write);
        }
    }

    public void Map<T>(
        int field,
        IReadOnlyDictionary<string, T>? x,
        IReadOnlyDictionary<string, T>? y,
        Action<ModelJsonWriter, T> write,
        Func<T, T, bool>? equal,
        Func<T, int>? hash)
    {
        if (BeginUnlessKept(field, x is not null, x))
        {
            ModelWriter.WriteValue(writer, x!, write);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Begin(int field, bool isSet)
    {
        if (isSet)
        {
            writer.Name(names, field);
        }
        else
        {
            Null(field);
        }

        return isSet;
    }

    // What has not changed since it was read is written as it was.
    private bool BeginUnlessKept<T>(int field, bool isSet, T value) => kept is null || !isSet ? Begin(field, isSet) : BeginUnlessSame(field, kept, value);

    private bool BeginUnlessSame<T>(int field, UnknownFields fields, T value)
    {
        writer.Name(names, field);
        if (fields.TextOf(names[field], value) is not { } text)
        {
            return true;
        }

        writer.Element(text);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Null(int field)
    {
        if (kept is not null)
        {
            KeptNull(field, kept);
        }
    }

    // A null that means something, or a value that C# has no such for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeptNull(int field, UnknownFields fields)
    {
        if (fields.TextOf(names[field], null) is { } text)
        {
            writer.Name(names, field);
            writer.Element(text);
        }
        else if (fields.ExplicitNulls.Contains(names[field]))
        {
            writer.Name(names, field);
            ModelWriter.WriteNullValue(writer);
        }
    }
}
