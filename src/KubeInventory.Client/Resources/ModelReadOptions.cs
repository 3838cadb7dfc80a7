namespace KubeInventory.Client;

/// <summary>What a reader of models may leave out.</summary>
public sealed class ModelReadOptions
{
    /// <summary>Reads everything.</summary>
    public static ModelReadOptions Default { get; } = new();

    /// <summary>Leaves <c>metadata.managedFields</c> out; about a third of a typical object's bytes. Default: false.</summary>
    public bool SkipManagedFields { get; init; }

    /// <summary>Where texts that many objects have come from; null if each is a string of its own.</summary>
    internal StringPool? Strings { get; init; }
}
