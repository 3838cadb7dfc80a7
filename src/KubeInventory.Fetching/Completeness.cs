namespace KubeInventory.Fetching;

/// <summary>How much of a provider was seen. Only a complete fetch is evidence that something is gone.</summary>
public enum Completeness
{
    /// <summary>Everything was seen.</summary>
    Complete,

    /// <summary>Something was seen, then the fetch broke.</summary>
    Partial,

    /// <summary>Nothing was seen before the fetch broke.</summary>
    Failed,
}
