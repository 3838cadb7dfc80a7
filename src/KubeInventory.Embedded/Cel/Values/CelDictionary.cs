namespace KubeInventory.Embedded.Cel;

/// <summary>A map that an expression made.</summary>
internal sealed class CelDictionary : CelMap
{
    private readonly OrderedDictionary<object, KeyValuePair<CelValue, CelValue>> _entries;

    private CelDictionary(OrderedDictionary<object, KeyValuePair<CelValue, CelValue>> entries) => _entries = entries;

    public static CelDictionary Empty { get; } = new([]);

    public override int Count => _entries.Count;

    public override IEnumerable<CelValue> Keys => _entries.Values.Select(entry => entry.Key);

    /// <summary>The map of these entries, or an error for a key of a wrong type or a second one of the same value.</summary>
    public static CelValue Of(IEnumerable<KeyValuePair<CelValue, CelValue>> entries)
    {
        var result = new OrderedDictionary<object, KeyValuePair<CelValue, CelValue>>();
        foreach (var entry in entries)
        {
            if (Normalize(entry.Key) is not { } key || entry.Key is CelDouble)
            {
                return new CelError($"unsupported key type: {entry.Key.Type.Name}");
            }

            if (!result.TryAdd(key, entry))
            {
                return new CelError($"insert failed: key {CelText.Plain(entry.Key)} already exists");
            }
        }

        return new CelDictionary(result);
    }

    public override CelValue? Find(CelValue key) =>
        Normalize(key) is { } normal && _entries.TryGetValue(normal, out var entry) ? entry.Value : null;

    /// <summary>One form for all that is equal: 1, 1u and 1.0 are the same key.</summary>
    private static object? Normalize(CelValue key) => key switch
    {
        CelString text => text.Value,
        CelBool flag => flag.Value,
        CelInt number => number.Value,
        CelUint { Value: <= long.MaxValue } number => (long)number.Value,
        CelUint number => number.Value,
        CelDouble { Value: >= long.MinValue and < long.MaxValue } number when double.IsInteger(number.Value) => (long)number.Value,
        _ => null,
    };
}
