namespace KubeInventory.Fetching;

/// <summary>Proof that a shard was enumerated to its end and that its answer is believed. Nothing goes missing without one.</summary>
internal sealed class CompleteShard
{
    private readonly Sightings _sightings;

    private CompleteShard(string name, Sightings sightings)
    {
        Name = name;
        _sightings = sightings;
    }

    public string Name { get; }

    /// <returns>Null unless the fetch ended by itself and its outcome says complete.</returns>
    public static CompleteShard? Prove<TResource>(ShardFetch<TResource> fetch, ShardOutcome outcome, Sightings sightings)
        where TResource : class, Client.IKubernetesResource<TResource>
        => fetch.HasEnded && outcome.Completeness == Completeness.Complete && outcome.Name == fetch.Name
            ? new CompleteShard(fetch.Name, sightings)
            : null;

    /// <summary>Whether neither this shard nor any other of the cycle reports the object as living.</summary>
    public bool Lacks(string name) => !_sightings.IsAlive(name);

    /// <summary>Whether the cycle reports the object as terminated; what is stored of it then comes from the report.</summary>
    public bool ReportsEnd(string name) => _sightings.WasReported(name) && !_sightings.IsAlive(name);
}
