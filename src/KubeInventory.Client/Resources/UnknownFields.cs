using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>
/// What an object on the wire has and its C# type does not: fields of a newer schema, explicit nulls, integers beyond a type's range (which
/// read as null), and how times and bytes are written where their values alone do not tell (<c>2026-01-02T03:04:05.000Z</c>). They are
/// written back as they were read, so that an old client's read-modify-write loses nothing.
/// </summary>
/// <remarks>Immutable. Two bags are equal when they hold equal JSON under equal names, in whatever order.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The fields are what it is about; that it is a dictionary is how to look at them.")]
public sealed class UnknownFields : IReadOnlyDictionary<string, JsonElement>, IEquatable<UnknownFields>
{
    private readonly OrderedDictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private SortedSet<string>? _nulls;
    private Dictionary<string, (JsonElement Text, object? Value)>? _texts;

    internal UnknownFields()
    {
    }

    /// <summary>A bag with these fields; of two with one name the last one counts.</summary>
    /// <param name="fields">Names and values. A name that the C# type does know would be written twice.</param>
    /// <param name="explicitNulls">Names of nullable fields that the C# type does know, and that are null rather than absent.</param>
    public UnknownFields(IEnumerable<KeyValuePair<string, JsonElement>> fields, IEnumerable<string>? explicitNulls = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var (name, value) in fields)
        {
            _fields[name] = value.Clone();
        }

        foreach (var name in explicitNulls ?? [])
        {
            AddNull(name);
        }
    }

    /// <summary>Fields that the C# type knows and that are null rather than absent; a value that is set since then wins.</summary>
    public IReadOnlyCollection<string> ExplicitNulls => _nulls ?? (IReadOnlyCollection<string>)[];

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

    /// <inheritdoc/>
    public bool Equals(UnknownFields? other)
    {
        if (other is null || other.Count != Count || !ExplicitNulls.SequenceEqual(other.ExplicitNulls))
        {
            return false;
        }

        if (!HasSameTexts(other))
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

    internal void WriteTo(ModelJsonWriter writer)
    {
        foreach (var (name, value) in _fields)
        {
            writer.Name(name);
            writer.Element(value);
        }
    }

    // Only a reader that still owns the bag may add to it.
    internal void Add(string name, JsonElement value) => _fields[name] = value;

    internal void AddText(string name, JsonElement text, object? value) => (_texts ??= new(StringComparer.Ordinal))[name] = (text, value);

    // Who has changed the value meant to.
    internal JsonElement? TextOf(string name, object? value) =>
        _texts is not null && _texts.TryGetValue(name, out var kept) && Equals(kept.Value, value) ? kept.Text : null;

    private bool HasSameTexts(UnknownFields other) =>
        (_texts?.Count ?? 0) == (other._texts?.Count ?? 0)
        && (_texts ?? []).All(kept => other._texts!.TryGetValue(kept.Key, out var theirs) && JsonElement.DeepEquals(kept.Value.Text, theirs.Text));

    internal void AddNull(string name) => (_nulls ??= new SortedSet<string>(StringComparer.Ordinal)).Add(name);
}
