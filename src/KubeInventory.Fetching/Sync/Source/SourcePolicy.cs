using System.Security.Cryptography;
using System.Text;

namespace KubeInventory.Fetching;

/// <summary>What a ProviderSource demands of its sync, with the defaults of its schema where it says nothing.</summary>
internal sealed record SourcePolicy
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(60);

    public AbsenceRules Absence { get; init; } = new();

    public int MaxDeletePercent { get; init; } = 10;

    public int MaxDeleteAbsolute { get; init; } = 5;

    public bool AllowEmpty { get; init; }

    public bool Suspended { get; init; }

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<FetchFilter> Filters { get; init; } = [];

    public int? PageSize { get; init; }

    /// <summary>Label of each tag that becomes one, in the order of the spec.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> LabelMapping { get; init; } = [];

    public V1ProviderSourceSpecDefaults Defaults { get; init; } = new();

    /// <summary>Digest of what is asked for; after a change of it, absence means nothing for one fetch.</summary>
    public string Selection { get; init; } = "";

    public static SourcePolicy Of(V1ProviderSourceSpec spec)
    {
        var interval = spec.Interval?.Value ?? TimeSpan.FromSeconds(60);
        interval = interval < ShortestInterval ? ShortestInterval : interval;
        return new SourcePolicy
        {
            Interval = interval,
            Absence = new AbsenceRules
            {
                Interval = interval,
                StaleAfterCycles = Math.Max(1, spec.StaleAfterCycles ?? 3),
                MissingGrace = spec.MissingGrace?.Value ?? TimeSpan.FromMinutes(10),
                DeleteAfter = spec.DeleteAfter?.Value ?? TimeSpan.FromHours(24),
            },
            MaxDeletePercent = spec.MaxDeletePercent ?? 10,
            MaxDeleteAbsolute = spec.MaxDeleteAbsolute ?? 5,
            AllowEmpty = spec.AllowEmpty ?? false,
            Suspended = spec.Suspend ?? false,
            Regions = spec.ProviderRegions ?? [],
            Filters = [.. (spec.Filters ?? []).Select(filter => new FetchFilter(filter.Key ?? "", filter.Values ?? []))],
            PageSize = spec.PageSize,
            LabelMapping = [.. (spec.LabelMapping ?? []).Select(mapping => KeyValuePair.Create(mapping.Tag ?? "", mapping.Label ?? ""))],
            Defaults = spec.Defaults ?? new(),
            Selection = SelectionOf(spec),
        };
    }

    // Order says nothing in a set of regions, filters or values, so it must not look like a change.
    private static string SelectionOf(V1ProviderSourceSpec spec)
    {
        var text = new StringBuilder(spec.Account);
        foreach (var region in (spec.ProviderRegions ?? []).Order(StringComparer.Ordinal))
        {
            text.Append("\nregion ").Append(region);
        }

        foreach (var filter in (spec.Filters ?? []).OrderBy(filter => filter.Key, StringComparer.Ordinal))
        {
            text.Append("\nfilter ").Append(filter.Key).AppendJoin("\n= ", ["", .. (filter.Values ?? []).Order(StringComparer.Ordinal)]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
