namespace KubeInventory.Fetching;

/// <summary>A ProviderSource as a cycle finds it, with the other sources and the regions beside it.</summary>
internal sealed record SourceState(V1ProviderSource Own, IReadOnlyList<V1ProviderSource> All, IReadOnlyList<V1Region> Regions)
{
    public V1ProviderSourceStatus Status { get; } = Own.Status ?? new();

    /// <summary>Whether the spec has changed since the last cycle that was stored.</summary>
    public bool IsSpecNew => Status.ObservedGeneration is { } observed && observed != Own.Metadata?.Generation;

    public IReadOnlyDictionary<string, int> Priorities
        => All.ToDictionary(source => source.Metadata?.Name ?? "", source => source.Spec?.Priority ?? 0, StringComparer.Ordinal);

    public string? Annotation(string key) => Own.Metadata?.Annotations?.GetValueOrDefault(key);
}
