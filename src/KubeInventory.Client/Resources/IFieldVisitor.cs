using System.ComponentModel;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Takes the fields of two models of one type, one by one: number, value, and the other model's value.</summary>
/// <remarks>Each method is of one kind of value, so that compiling a call of it takes little.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFieldVisitor
{
    /// <summary>A string.</summary>
    void Text(int field, string? x, string? y);

    /// <summary>A boolean.</summary>
    void Boolean(int field, bool? x, bool? y);

    /// <summary>An integer of 32 bits.</summary>
    void Int32(int field, int? x, int? y);

    /// <summary>An integer of 64 bits.</summary>
    void Int64(int field, long? x, long? y);

    /// <summary>An unsigned integer of 64 bits.</summary>
    void UInt64(int field, ulong? x, ulong? y);

    /// <summary>A number.</summary>
    void Double(int field, double? x, double? y);

    /// <summary>Bytes, as base64.</summary>
    void Bytes(int field, ReadOnlyMemory<byte>? x, ReadOnlyMemory<byte>? y);

    /// <summary>An integer or a string.</summary>
    void IntOrString(int field, IntOrString? x, IntOrString? y);

    /// <summary>An amount.</summary>
    void Quantity(int field, Quantity? x, Quantity? y);

    /// <summary>A span of time.</summary>
    void Duration(int field, KubeDuration? x, KubeDuration? y);

    /// <summary>A time with the digits and the offset that it has.</summary>
    void Time(int field, DateTimeOffset? x, DateTimeOffset? y);

    /// <summary>A time in whole seconds, in UTC.</summary>
    void SecondTime(int field, DateTimeOffset? x, DateTimeOffset? y);

    /// <summary>A time with six digits, in UTC.</summary>
    void MicroTime(int field, DateTimeOffset? x, DateTimeOffset? y);

    /// <summary>Any JSON.</summary>
    void Json(int field, JsonElement? x, JsonElement? y);

    /// <summary>One of an open enum's strings.</summary>
    void Enum<T>(int field, T? x, T? y)
        where T : struct, IOpenEnumValue<T>;

    /// <summary>An object.</summary>
    void Model<T>(int field, T? x, T? y)
        where T : class, IModel<T>;

    /// <summary>An array of strings.</summary>
    void Texts(int field, IReadOnlyList<string>? x, IReadOnlyList<string>? y);

    /// <summary>An array of objects.</summary>
    void Models<T>(int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y)
        where T : class, IModel<T>;

    /// <summary>A map of strings.</summary>
    void TextMap(int field, IReadOnlyDictionary<string, string>? x, IReadOnlyDictionary<string, string>? y);

    /// <summary>A map of objects.</summary>
    void ModelMap<T>(int field, IReadOnlyDictionary<string, T>? x, IReadOnlyDictionary<string, T>? y)
        where T : class, IModel<T>;

    /// <summary>An array of anything else.</summary>
    void List<T>(
        int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y, Action<ModelJsonWriter, T> write, Func<T, T, bool>? equal = null, Func<T, int>? hash = null);

    /// <summary>A map of anything else.</summary>
    void Map<T>(
        int field,
        IReadOnlyDictionary<string, T>? x,
        IReadOnlyDictionary<string, T>? y,
        Action<ModelJsonWriter, T> write,
        Func<T, T, bool>? equal = null,
        Func<T, int>? hash = null);
}
