namespace KubeInventory.Fetching;

/// <summary>Under which a source's services are registered; a type of its own, so that it meets no key of the host's.</summary>
internal sealed record ProviderSourceKey(string Source);
