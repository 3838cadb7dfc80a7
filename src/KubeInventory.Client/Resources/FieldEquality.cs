using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Compares the fields of two models.</summary>
internal struct FieldEquality : IFieldVisitor
{
    /// <summary>Whether some field is not the same in both.</summary>
    public bool Differs { get; private set; }

    public void Text(int field, string? x, string? y) => Differs = Differs || !string.Equals(x, y);

    public void Boolean(int field, bool? x, bool? y) => Differs |= x != y;

    public void Int32(int field, int? x, int? y) => Differs |= x != y;

    public void Int64(int field, long? x, long? y) => Differs |= x != y;

    public void UInt64(int field, ulong? x, ulong? y) => Differs |= x != y;

    public void Double(int field, double? x, double? y) => Differs |= x != y;

    public void Bytes(int field, ReadOnlyMemory<byte>? x, ReadOnlyMemory<byte>? y) => Differs = Differs || !ModelEquality.Equal(x, y);

    public void IntOrString(int field, IntOrString? x, IntOrString? y) => Differs = Differs || x != y;

    public void Quantity(int field, Quantity? x, Quantity? y) => Differs = Differs || x != y;

    public void Duration(int field, KubeDuration? x, KubeDuration? y) => Differs = Differs || x != y;

    public void Time(int field, DateTimeOffset? x, DateTimeOffset? y) => Differs = Differs || x != y;

    public void SecondTime(int field, DateTimeOffset? x, DateTimeOffset? y) => Differs = Differs || x != y;

    public void MicroTime(int field, DateTimeOffset? x, DateTimeOffset? y) => Differs = Differs || x != y;

    public void Json(int field, JsonElement? x, JsonElement? y) => Differs = Differs || !ModelEquality.Equal(x, y);

    public void Enum<T>(int field, T? x, T? y)
        where T : struct, IOpenEnumValue<T> => Differs = Differs || !EqualityComparer<T?>.Default.Equals(x, y);

    public void Model<T>(int field, T? x, T? y)
        where T : class, IModel<T> => Differs = Differs || !EqualityComparer<T>.Default.Equals(x, y);

    public void Texts(int field, IReadOnlyList<string>? x, IReadOnlyList<string>? y) => Differs = Differs || !ModelEquality.Equal(x, y);

    public void Models<T>(int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y)
        where T : class, IModel<T> => Differs = Differs || !ModelEquality.Equal(x, y);

    public void TextMap(int field, IReadOnlyDictionary<string, string>? x, IReadOnlyDictionary<string, string>? y) =>
        Differs = Differs || !ModelEquality.Equal(x, y);

    public void ModelMap<T>(int field, IReadOnlyDictionary<string, T>? x, IReadOnlyDictionary<string, T>? y)
        where T : class, IModel<T> => Differs = Differs || !ModelEquality.Equal(x, y);

    public void List<T>(
        int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y, Action<ModelJsonWriter, T> write, Func<T, T, bool>? equal, Func<T, int>? hash) =>
        Differs = Differs || !(equal is null ? ModelEquality.Equal(x, y) : ModelEquality.Equal(x, y, equal));

    public void Map<T>(
        int field,
        IReadOnlyDictionary<string, T>? x,
        IReadOnlyDictionary<string, T>? y,
        Action<ModelJsonWriter, T> write,
        Func<T, T, bool>? equal,
        Func<T, int>? hash) =>
        Differs = Differs || !(equal is null ? ModelEquality.Equal(x, y) : ModelEquality.Equal(x, y, equal));
}
