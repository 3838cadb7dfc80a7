namespace KubeInventory.Client;

/// <summary>What to list, and how fresh.</summary>
public sealed record ListOptions
{
    /// <summary>Which labels objects must have, such as <c>"env=prod,team in (a,b),!retired"</c>. Default: every object.</summary>
    public LabelSelector? LabelSelector { get; init; }

    /// <summary>Which fields objects must have, such as <c>"metadata.name=db-1"</c>. Default: every object.</summary>
    public FieldSelector? FieldSelector { get; init; }

    /// <summary>Objects in one page. Default: 500. 0 asks for everything in one answer.</summary>
    public int Limit { get; init; } = 500;

    /// <summary>
    /// Where the last page ended: <see cref="ListMeta.Continue"/>. It stands for the moment of the first page, so that
    /// <see cref="Consistency"/> no longer counts; the selectors must be those of the first page.
    /// </summary>
    public string? Continue { get; init; }

    /// <summary>How fresh the answer must be. Default: <see cref="ListConsistency.MostRecent"/>.</summary>
    public ListConsistency Consistency { get; init; }

    /// <summary>Leaves <c>metadata.managedFields</c> out of what is read. Default: false.</summary>
    public bool SkipManagedFields { get; init; }
}
