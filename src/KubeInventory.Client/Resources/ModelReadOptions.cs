namespace KubeInventory.Client;

/// <summary>What a reader of models may leave out.</summary>
public sealed class ModelReadOptions
{
    /// <summary>Reads everything.</summary>
    public static ModelReadOptions Default { get; } = new();

    /// <summary>Leaves <c>metadata.managedFields</c> out; about a third of a typical object's bytes. Default: false.</summary>
    public bool SkipManagedFields { get; init; }

    /// <summary>
    /// Gives equal short texts one string, across all that is read with these options: much of what classifies objects is the same in
    /// many of them. Bounded; costs some KB once. Default: false.
    /// </summary>
    public bool ShareStrings
    {
        get => Strings is not null;
        init => Strings = value ? new StringPool() : null;
    }

    internal StringPool? Strings { get; private init; }
}
