namespace KubeInventory.Embedded.Cel;

/// <summary>A map that an expression made.</summary>
internal sealed class CelDictionary : CelMap
{
    private readonly OrderedDictionary<object, KeyValuePair<CelValue, CelValue>> _entries = [];

    public static CelDictionary Empty { get; } = new();

    public override int Count => _entries.Count;

    public override IEnumerable<CelValue> Keys => _entries.Values.Select(entry => entry.Key);

    /// <summary>The map of these entries; of equal keys, the last one counts.</summary>
    public static CelDictionary Of(IEnumerable<KeyValuePair<CelValue, CelValue>> entries)
    {
        var map = new CelDictionary();
        foreach (var entry in entries)
        {
            map._entries[Identity(entry.Key)] = entry;
        }

        return map;
    }

    /// <summary>The map of these entries, or an error where two keys are equal.</summary>
    public static CelValue OfDistinct(IReadOnlyList<KeyValuePair<CelValue, CelValue>> entries)
    {
        var known = new HashSet<object>();
        foreach (var entry in entries)
        {
            if (!known.Add(Identity(entry.Key)))
            {
                return new CelError($"insert failed: key {CelText.Plain(entry.Key)} already exists");
            }
        }

        return Of(entries);
    }

    public override CelValue? Find(CelValue key) => Alike(key)
        .Select(candidate => _entries.TryGetValue(candidate, out var entry) ? entry.Value : null)
        .FirstOrDefault(value => value is not null);

    private static object Identity(CelValue key) => key switch
    {
        CelString text => text.Value,
        CelBool flag => flag.Value,
        CelInt number => number.Value,
        CelUint number => number.Value,
        CelDouble number => number.Value,
        _ => key,
    };

    /// <summary>The keys that a value finds: its own, then the same number in the other types.</summary>
    private static IEnumerable<object> Alike(CelValue key)
    {
        yield return Identity(key);
        if (key is CelInt { Value: >= 0 } or CelDouble { Value: >= 0 and < ulong.MaxValue })
        {
            var number = key is CelInt whole ? (ulong)whole.Value : (ulong)((CelDouble)key).Value;
            if (NumberOrder.Compare(key, new CelUint(number)) == 0)
            {
                yield return number;
            }
        }

        if (key is CelUint { Value: <= long.MaxValue } or CelDouble { Value: >= long.MinValue and < long.MaxValue })
        {
            var number = key is CelUint whole ? (long)whole.Value : (long)((CelDouble)key).Value;
            if (NumberOrder.Compare(key, new CelInt(number)) == 0)
            {
                yield return number;
            }
        }
    }
}
