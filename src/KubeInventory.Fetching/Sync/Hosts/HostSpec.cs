namespace KubeInventory.Fetching;

/// <summary>Completes what a fetcher reports of a host's identity by what its source and the Region objects say.</summary>
internal static class HostSpec
{
    public static V1HostSpec Complete(V1HostSpec spec, V1HostStatusProvider provider, SyncSituation situation)
    {
        var defaults = situation.Policy.Defaults;
        return spec with
        {
            Source = situation.Source,
            Region = spec.Region ?? situation.Regions.Find(spec.Provider, provider.Account, provider.ProviderRegion, spec.Zone ?? provider.ProviderZone),
            ClusterName = spec.ClusterName ?? defaults.ClusterName,
            Environment = spec.Environment ?? defaults.Environment,
            Owner = spec.Owner ?? (defaults.Owner is { } team ? new V1HostSpecOwner { Team = team } : null),
        };
    }
}
