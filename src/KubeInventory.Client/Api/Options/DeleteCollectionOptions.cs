namespace KubeInventory.Client;

/// <summary>Which objects of a collection are deleted, and how.</summary>
public sealed record DeleteCollectionOptions
{
    /// <summary>Which labels they must have. Default: none; then all are deleted.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Which fields they must have. Default: none; then all are deleted.</summary>
    public FieldSelector? FieldSelector { get; init; }

    /// <summary>How each of them is deleted: propagation, grace, preconditions, dry run. Default: as the server does by itself.</summary>
    public DeleteOptions Each { get; init; } = new();
}
