using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Hashes the fields of a model.</summary>
internal struct FieldHashing : IFieldVisitor
{
    private HashCode _hash;

    public readonly int Hash => _hash.ToHashCode();

    public void Text(int field, string? x, string? y) => _hash.Add(x);

    public void Boolean(int field, bool? x, bool? y) => _hash.Add(x);

    public void Int32(int field, int? x, int? y) => _hash.Add(x);

    public void Int64(int field, long? x, long? y) => _hash.Add(x);

    public void UInt64(int field, ulong? x, ulong? y) => _hash.Add(x);

    public void Double(int field, double? x, double? y) => _hash.Add(x);

    public void Bytes(int field, ReadOnlyMemory<byte>? x, ReadOnlyMemory<byte>? y) => _hash.Add(ModelEquality.Hash(x));

    public void IntOrString(int field, IntOrString? x, IntOrString? y) => _hash.Add(x);

    public void Quantity(int field, Quantity? x, Quantity? y) => _hash.Add(x);

    public void Duration(int field, KubeDuration? x, KubeDuration? y) => _hash.Add(x);

    public void Time(int field, DateTimeOffset? x, DateTimeOffset? y) => _hash.Add(x);

    public void SecondTime(int field, DateTimeOffset? x, DateTimeOffset? y) => _hash.Add(x);

    public void MicroTime(int field, DateTimeOffset? x, DateTimeOffset? y) => _hash.Add(x);

    public void Json(int field, JsonElement? x, JsonElement? y) => _hash.Add(ModelEquality.Hash(x));

    public void Enum<T>(int field, T? x, T? y)
        where T : struct, IOpenEnumValue<T> => _hash.Add(x);

    public void Model<T>(int field, T? x, T? y)
        where T : class, IModel<T> => _hash.Add(x);

    public void Texts(int field, IReadOnlyList<string>? x, IReadOnlyList<string>? y) => _hash.Add(ModelEquality.Hash(x));

    public void Models<T>(int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y)
        where T : class, IModel<T> => _hash.Add(ModelEquality.Hash(x));

    public void TextMap(int field, IReadOnlyDictionary<string, string>? x, IReadOnlyDictionary<string, string>? y) => _hash.Add(ModelEquality.Hash(x));

    public void ModelMap<T>(int field, IReadOnlyDictionary<string, T>? x, IReadOnlyDictionary<string, T>? y)
        where T : class, IModel<T> => _hash.Add(ModelEquality.Hash(x));

    public void List<T>(
        int field, IReadOnlyList<T>? x, IReadOnlyList<T>? y, Action<ModelJsonWriter, T> write, Func<T, T, bool>? equal, Func<T, int>? hash) =>
        _hash.Add(hash is null ? ModelEquality.Hash(x) : ModelEquality.Hash(x, hash));

    public void Map<T>(
        int field,
        IReadOnlyDictionary<string, T>? x,
        IReadOnlyDictionary<string, T>? y,
        Action<ModelJsonWriter, T> write,
        Func<T, T, bool>? equal,
        Func<T, int>? hash) =>
        _hash.Add(hash is null ? ModelEquality.Hash(x) : ModelEquality.Hash(x, hash));
}
