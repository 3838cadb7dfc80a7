namespace KubeInventory.Fetching;

/// <summary>The part of a provider that one fetch answers for: a region, a site, a file. It is complete or incomplete as a whole.</summary>
/// <param name="Name">Name of the part, 1 to 253 characters; stored with each object, so it must stay the same between runs.</param>
public sealed record FetchShard(string Name)
{
    /// <summary>The one shard of a provider that is not divided.</summary>
    public static FetchShard All { get; } = new("all");

    /// <summary>Which objects are wanted, from the ProviderSource; all filters must match. Default: none.</summary>
    /// <remarks>A fetcher that cannot filter calls <see cref="RequireNoFilters"/>.</remarks>
    public IReadOnlyList<FetchFilter> Filters { get; init; } = [];

    /// <summary>Objects in one page of the provider's answer, from the ProviderSource; null for the fetcher's own choice.</summary>
    public int? PageSize { get; init; }

    /// <summary>For fetchers that cannot filter: reporting everything where somebody asked for less would be wrong.</summary>
    /// <exception cref="FetchException">There are filters.</exception>
    public void RequireNoFilters()
    {
        if (Filters.Count > 0)
        {
            throw new FetchException(
                FetchFailure.Unsupported, $"This fetcher cannot filter, and {string.Join(", ", Filters.Select(filter => filter.Key))} is asked for: remove spec.filters of the ProviderSource.");
        }
    }
}

/// <summary>A filter, such as the tag <c>env</c> with the values <c>prod</c> and <c>stage</c>.</summary>
/// <param name="Key">What is compared, in the provider's words.</param>
/// <param name="Values">Values of which one must match; none means that the key must be there.</param>
public sealed record FetchFilter(string Key, IReadOnlyList<string> Values);
