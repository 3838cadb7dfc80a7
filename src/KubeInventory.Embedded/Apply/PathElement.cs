using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>One step of an <see cref="OwnedPath"/>. Equal and ordered by content.</summary>
internal abstract class PathElement : IComparable<PathElement>, IEquatable<PathElement>
{
    /// <summary>The order among kinds of steps.</summary>
    protected abstract int Rank { get; }

    /// <summary>The same for equal contents.</summary>
    protected abstract int ContentHash { get; }

    /// <summary>A field of an object, or an entry of a map.</summary>
    public static FieldElement Field(string name) => new(name);

    /// <summary>The item of a list of maps that has these values in its key fields.</summary>
    public static KeyElement Key(IEnumerable<KeyValuePair<string, JsonNode?>> fields) => new(fields);

    /// <summary>The item of a set that is this value.</summary>
    public static ValueElement Value(JsonNode? value) => new(value);

    /// <summary>The item at this place of a list.</summary>
    public static IndexElement Index(int index) => new(index);

    public int CompareTo(PathElement? other) => other switch
    {
        null => 1,
        _ when Rank != other.Rank => Rank.CompareTo(other.Rank),
        _ => CompareContent(other),
    };

    public bool Equals(PathElement? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as PathElement);

    public override int GetHashCode() => HashCode.Combine(Rank, ContentHash);

    /// <summary>The step as conflicts show it: <c>.spec</c>, <c>[name="eth0"]</c>, <c>[="a"]</c>, <c>[0]</c>.</summary>
    public abstract override string ToString();

    protected abstract int CompareContent(PathElement other);
}

/// <inheritdoc cref="PathElement.Field"/>
internal sealed class FieldElement(string name) : PathElement
{
    public string Name => name;

    protected override int Rank => 0;

    protected override int ContentHash => name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $".{name}";

    protected override int CompareContent(PathElement other) => string.CompareOrdinal(name, ((FieldElement)other).Name);
}

/// <inheritdoc cref="PathElement.Key"/>
internal sealed class KeyElement(IEnumerable<KeyValuePair<string, JsonNode?>> fields) : PathElement
{
    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode?>> Fields { get; } = [.. fields.OrderBy(field => field.Key, StringComparer.Ordinal)];

    protected override int Rank => 1;

    protected override int ContentHash => Fields.Aggregate(0, (hash, key) => HashCode.Combine(hash, key.Key, JsonOrder.Hash(key.Value)));

    public override string ToString() => $"[{string.Join(",", Fields.Select(field => $"{field.Key}={GoText.Show(field.Value)}"))}]";

    protected override int CompareContent(PathElement other)
    {
        var others = ((KeyElement)other).Fields;
        for (var i = 0; i < Math.Min(Fields.Count, others.Count); i++)
        {
            var names = string.CompareOrdinal(Fields[i].Key, others[i].Key);
            var order = names != 0 ? names : JsonOrder.Compare(Fields[i].Value, others[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return Fields.Count.CompareTo(others.Count);
    }
}

/// <inheritdoc cref="PathElement.Value"/>
internal sealed class ValueElement(JsonNode? content) : PathElement
{
    public JsonNode? Content => content;

    protected override int Rank => 2;

    protected override int ContentHash => JsonOrder.Hash(content);

    public override string ToString() => $"[={GoText.Show(content)}]";

    protected override int CompareContent(PathElement other) => JsonOrder.Compare(content, ((ValueElement)other).Content);
}

/// <inheritdoc cref="PathElement.Index"/>
internal sealed class IndexElement(int position) : PathElement
{
    public int Position => position;

    protected override int Rank => 3;

    protected override int ContentHash => position;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{position}]");

    protected override int CompareContent(PathElement other) => position.CompareTo(((IndexElement)other).Position);
}
