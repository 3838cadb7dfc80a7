using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>
/// Fields of an object that its C# type does not know, as they were read; written back unchanged, so that an old client's
/// read-modify-write loses nothing of a newer schema.
/// </summary>
/// <remarks>Immutable. Two bags are equal when they hold equal JSON under equal names, in whatever order.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The fields are what it is about; that it is a dictionary is how to look at them.")]
public sealed class UnknownFields : IReadOnlyDictionary<string, JsonElement>, IEquatable<UnknownFields>
{
    private readonly OrderedDictionary<string, JsonElement> _fields;

    internal UnknownFields() => _fields = new(StringComparer.Ordinal);

    /// <summary>A bag with these fields; of two with one name the last one counts.</summary>
    /// <param name="fields">Names and values. A name that the C# type does know would be written twice.</param>
    public UnknownFields(IEnumerable<KeyValuePair<string, JsonElement>> fields)
        : this()
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var (name, value) in fields)
        {
            _fields[name] = value.Clone();
        }
    }

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _fields.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => _fields.Values;

    /// <inheritdoc/>
    public JsonElement this[string key] => _fields[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes every field into the object that is being written.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var (name, value) in _fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    /// <inheritdoc/>
    public bool Equals(UnknownFields? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        foreach (var (name, value) in _fields)
        {
            if (!other._fields.TryGetValue(name, out var theirs) || !JsonElement.DeepEquals(value, theirs))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownFields);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var name in _fields.Keys)
        {
            hash += name.GetHashCode(StringComparison.Ordinal);
        }

        return hash;
    }

    // Only a reader that still owns the bag may add to it.
    internal void Add(string name, JsonElement value) => _fields[name] = value;
}
