namespace KubeInventory.Embedded.Cel;

/// <summary>A list; where its items come from is for the subclass to say.</summary>
internal abstract class CelList : CelValue
{
    public abstract int Count { get; }

    public override CelType Type => CelType.AnyList;

    public override long Size => Count;

    public virtual IEnumerable<CelValue> Items => Enumerable.Range(0, Count).Select(index => this[index]);

    public abstract CelValue this[int index] { get; }

    public virtual CelValue Concat(CelList other) => new CelConcatenation(this, other);

    public override CelValue EqualTo(CelValue other)
    {
        if (other is not CelList list || list.Count != Count)
        {
            return CelBool.False;
        }

        for (var index = 0; index < Count; index++)
        {
            var equal = AreEqual(this[index], list[index]);
            if (equal != CelBool.True)
            {
                return equal;
            }
        }

        return CelBool.True;
    }

    public CelValue Contains(CelValue value)
    {
        CelValue result = CelBool.False;
        for (var index = 0; index < Count; index++)
        {
            var equal = AreEqual(this[index], value);
            if (equal == CelBool.True)
            {
                return CelBool.True;
            }

            result = equal is CelError ? equal : result;
        }

        return result;
    }
}
