namespace KubeInventory.Fetching;

/// <summary>Where a <see cref="TerraformFetcher"/> reads, and how tags become fields.</summary>
public sealed class TerraformFetcherOptions
{
    /// <summary>Path of the state file, format version 4.</summary>
    public required string Path { get; init; }

    /// <summary>Lineage that the state must have. Default: null, the lineage of the first state that is read.</summary>
    public string? Lineage { get; init; }

    /// <summary>Logical region of each provider's region or location, such as <c>eu-central-1</c> to <c>eu</c>. A place that is not listed stays without region.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>();

    /// <summary>Which tags hold role, team and the like.</summary>
    public HostTagKeys TagKeys { get; init; } = new();
}
