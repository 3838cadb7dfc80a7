using System.ComponentModel;
using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>What the generated equality of models calls: values of lists and maps count, not the lists and maps themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelEquality
{
    /// <summary>Whether two lists hold equal items in one order.</summary>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => Equal(left, right, EqualityComparer<T>.Default.Equals);

    /// <summary>Whether two lists hold items in one order that are equal by <paramref name="equal"/>.</summary>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, Func<T, T, bool> equal)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!equal(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two maps hold equal values under equal keys.</summary>
    public static bool Equal<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right) =>
        Equal(left, right, EqualityComparer<T>.Default.Equals);

    /// <summary>Whether two maps hold values under equal keys that are equal by <paramref name="equal"/>.</summary>
    public static bool Equal<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right, Func<T, T, bool> equal)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is null || right is null || left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !equal(value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two values are the same JSON, whatever their spacing and the order of their properties.</summary>
    public static bool Equal(JsonElement left, JsonElement right) =>
        left.ValueKind == right.ValueKind && (left.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(left, right));

    /// <summary>Whether two values are the same JSON, whatever their spacing and the order of their properties.</summary>
    public static bool Equal(JsonElement? left, JsonElement? right) => Equal(left.GetValueOrDefault(), right.GetValueOrDefault());

    /// <summary>Whether two values hold the same bytes.</summary>
    public static bool Equal(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Span.SequenceEqual(right.Span);

    /// <summary>Whether two values hold the same bytes.</summary>
    public static bool Equal(ReadOnlyMemory<byte>? left, ReadOnlyMemory<byte>? right) =>
        left.HasValue == right.HasValue && Equal(left.GetValueOrDefault(), right.GetValueOrDefault());

    /// <summary>A hash of a list; lists with equal items have equal hashes.</summary>
    public static int Hash<T>(IReadOnlyList<T>? list) => Hash(list, static item => item is null ? 0 : item.GetHashCode());

    /// <summary>A hash of a list whose items hash by <paramref name="hash"/>.</summary>
    public static int Hash<T>(IReadOnlyList<T>? list, Func<T, int> hash)
    {
        if (list is null)
        {
            return 0;
        }

        var code = default(HashCode);
        for (var i = 0; i < list.Count; i++)
        {
            code.Add(hash(list[i]));
        }

        return code.ToHashCode();
    }

    /// <summary>A hash of a map, whatever the order of its keys.</summary>
    public static int Hash<T>(IReadOnlyDictionary<string, T>? map) => Hash(map, static item => item is null ? 0 : item.GetHashCode());

    /// <summary>A hash of a map whose values hash by <paramref name="hash"/>, whatever the order of its keys.</summary>
    public static int Hash<T>(IReadOnlyDictionary<string, T>? map, Func<T, int> hash)
    {
        if (map is null)
        {
            return 0;
        }

        var code = 1;
        foreach (var (key, value) in map)
        {
            code += HashCode.Combine(key, hash(value));
        }

        return code;
    }

    /// <summary>A hash of JSON; equal JSON has equal hashes, unequal JSON often too.</summary>
    public static int Hash(JsonElement? value) => value is { } set ? Hash(set) : 0;

    /// <summary>A hash of JSON; equal JSON has equal hashes, unequal JSON often too.</summary>
    public static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => HashCode.Combine(JsonValueKind.Array, value.GetArrayLength()),
        var kind => (int)kind,
    };

    /// <summary>A hash of bytes.</summary>
    public static int Hash(ReadOnlyMemory<byte>? value) => value is { } set ? Hash(set) : 0;

    /// <summary>A hash of bytes.</summary>
    public static int Hash(ReadOnlyMemory<byte> value)
    {
        var code = default(HashCode);
        code.AddBytes(value.Span);
        return code.ToHashCode();
    }
}
