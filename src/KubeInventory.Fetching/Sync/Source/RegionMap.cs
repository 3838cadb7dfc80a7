namespace KubeInventory.Fetching;

/// <summary>Finds the logical region of a provider's place, by the members that Region objects list.</summary>
internal sealed class RegionMap
{
    private readonly ILookup<string, (V1RegionSpecMember Member, string Region)> _members;

    public RegionMap(IEnumerable<V1Region> regions)
        => _members = regions
            .OrderBy(region => region.Metadata?.Name, StringComparer.Ordinal)
            .SelectMany(region => (region.Spec?.Members ?? []).Select(member => (member, region.Metadata?.Name ?? "")))
            .ToLookup(entry => entry.member.Provider ?? "", StringComparer.Ordinal);

    public static RegionMap Empty { get; } = new([]);

    /// <summary>The region whose member says most about the place and contradicts none of it; null if there is none.</summary>
    public string? Find(string? provider, string? account, string? providerRegion, string? zone)
        => _members[provider ?? ""]
            .Where(entry => Fits(entry.Member.Account, account) && Fits(entry.Member.ProviderRegion, providerRegion) && Fits(entry.Member.Zones, zone))
            .OrderByDescending(entry => Weight(entry.Member))
            .Select(entry => entry.Region)
            .FirstOrDefault();

    private static bool Fits(string? wanted, string? actual) => wanted is null || wanted == actual;

    private static bool Fits(IReadOnlyList<string>? wanted, string? actual) => wanted is null or { Count: 0 } || wanted.Contains(actual);

    private static int Weight(V1RegionSpecMember member)
        => (member.Zones is { Count: > 0 } ? 4 : 0) + (member.ProviderRegion is null ? 0 : 2) + (member.Account is null ? 0 : 1);
}
