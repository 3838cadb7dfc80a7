namespace KubeInventory.Fetching;

/// <summary>Where a <see cref="StaticFetcher"/> reads.</summary>
public sealed class StaticFetcherOptions
{
    /// <summary>Path of the YAML file.</summary>
    public required string Path { get; init; }
}
