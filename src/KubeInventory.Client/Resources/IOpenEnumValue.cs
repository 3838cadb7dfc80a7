namespace KubeInventory.Client;

/// <summary>A string that usually is one of a schema's values, and may be one that a newer schema added.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOpenEnumValue<TSelf>
    where TSelf : struct, IOpenEnumValue<TSelf>
{
    /// <summary>The string on the wire.</summary>
    string Value { get; }

    /// <summary>Whether the schema that the type was made from has this value.</summary>
    bool IsKnown { get; }

    /// <summary>The value of a string, whether the schema has it or not.</summary>
    static abstract TSelf FromValue(string value);
}
