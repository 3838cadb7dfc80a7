namespace KubeInventory.Embedded.Cel;

/// <summary>A value of CEL. Immutable; errors are values too, as CEL lets <c>||</c> and <c>&amp;&amp;</c> absorb them.</summary>
internal abstract class CelValue
{
    /// <summary>The type at runtime: of lists and maps without what they hold.</summary>
    public abstract CelType Type { get; }

    /// <summary>Whether both are the same value: a bool, or an error where the data cannot be compared.</summary>
    public abstract CelValue EqualTo(CelValue other);

    /// <summary>What cost is reckoned by: characters, items; 1 for all that has no size.</summary>
    public virtual long Size => 1;

    /// <summary><see cref="EqualTo"/> with nulls, which equal only each other.</summary>
    public static CelValue AreEqual(CelValue left, CelValue right) =>
        left is CelNull || right is CelNull ? CelBool.Of(left is CelNull && right is CelNull) : left.EqualTo(right);
}
