namespace KubeInventory.Fetching;

/// <summary>What a cycle goes by when it decides what should be stored.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Policy">What its ProviderSource demands.</param>
/// <param name="Regions">Logical regions of the providers' places.</param>
/// <param name="Now">Time of the cycle, in whole seconds: conditions carry no more.</param>
internal sealed record SyncSituation(string Source, SourcePolicy Policy, RegionMap Regions, DateTimeOffset Now);
