namespace KubeInventory.Embedded.Cel;

/// <summary>A map, or an object with fields; where its entries come from is for the subclass to say.</summary>
internal abstract class CelMap : CelValue
{
    public abstract int Count { get; }

    public abstract IEnumerable<CelValue> Keys { get; }

    public override CelType Type => CelType.AnyMap;

    public override long Size => Count;

    /// <summary>The value of the key, null where there is none, or an error.</summary>
    public abstract CelValue? Find(CelValue key);

    public override CelValue EqualTo(CelValue other)
    {
        if (other is not CelMap map || map.Count != Count)
        {
            return CelBool.False;
        }

        foreach (var key in Keys)
        {
            var equal = map.Find(key) is { } theirs ? AreEqual(Find(key)!, theirs) : CelBool.False;
            if (equal != CelBool.True)
            {
                return equal;
            }
        }

        return CelBool.True;
    }
}
