namespace KubeInventory.Fetching;

/// <summary>The part of a provider that one fetch answers for: a region, a site, a file. It is complete or incomplete as a whole.</summary>
/// <param name="Name">Name of the part, 1 to 253 characters; stored with each object, so it must stay the same between runs.</param>
public sealed record FetchShard(string Name)
{
    /// <summary>The one shard of a provider that is not divided.</summary>
    public static FetchShard All { get; } = new("all");
}
