namespace KubeInventory.Client;

/// <summary>What a reader of models may leave out.</summary>
public sealed class ModelReadOptions
{
    /// <summary>Reads everything.</summary>
    public static ModelReadOptions Default { get; } = new();

    /// <summary>Leaves <c>metadata.managedFields</c> out; about a third of a typical object's bytes. Default: false.</summary>
    public bool SkipManagedFields { get; init; }

    /// <summary>
    /// Gives equal short texts one string, and equal maps of texts and small objects one instance, across all that is read with these options:
    /// much of what classifies objects is the same in many of them. Bounded; costs some KB once. Default: false.
    /// </summary>
    public bool ShareValues
    {
        get => Values is not null;
        init => (Strings, Values) = value ? (new StringPool(), new ValuePool()) : (null, null);
    }

    internal StringPool? Strings { get; private init; }

    internal ValuePool? Values { get; private init; }
}
