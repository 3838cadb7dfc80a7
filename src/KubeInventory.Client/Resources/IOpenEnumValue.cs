namespace KubeInventory.Client;

/// <summary>A string that usually is one of a schema's values, and may be one that a newer schema added.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOpenEnumValue<TSelf> : IOpenEnumValue<TSelf, string>
    where TSelf : struct, IOpenEnumValue<TSelf>;

/// <summary>A scalar that usually is one of a schema's values, and may be one that a newer schema added.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TValue">What it is on the wire: a string, an integer or a boolean.</typeparam>
public interface IOpenEnumValue<TSelf, TValue>
    where TSelf : struct, IOpenEnumValue<TSelf, TValue>
{
    /// <summary>The value on the wire.</summary>
    TValue Value { get; }

    /// <summary>Whether the schema that the type was made from has this value.</summary>
    bool IsKnown { get; }

    /// <summary>All values that the schema has.</summary>
    static abstract IReadOnlyList<TSelf> KnownValues { get; }

    /// <summary>The type's value for one of the wire, whether the schema has it or not.</summary>
    static abstract TSelf FromValue(TValue value);
}
