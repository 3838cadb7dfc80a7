using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What is stored for an observation of one kind.</summary>
internal abstract class SyncPolicy<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    /// <summary>What should be stored for an object that the provider reports.</summary>
    /// <param name="observation">The object as the fetcher reports it, with the sync's own label and annotations.</param>
    /// <param name="current">The object as the cache has it; null if it is new.</param>
    /// <param name="now">The time of the observation.</param>
    public virtual TResource Observed(TResource observation, TResource? current, DateTimeOffset now) => observation;

    /// <summary>What should be stored in the status of an object that a complete fetch did not contain; null to leave it as it is.</summary>
    public virtual TResource? Missing(TResource current, DateTimeOffset now) => null;

    /// <summary>The object's status after an apply in which operators kept some fields; null to say nothing.</summary>
    public virtual TResource? WithHeldFields(TResource observation, IReadOnlyList<string> held, DateTimeOffset now) => null;

    /// <summary>Whether the stored status already says what the observation says. Each part of the status belongs to the fetcher as a whole.</summary>
    public virtual bool StatusIsCurrent(TResource desired, TResource current)
    {
        var wanted = ModelJson.ToNode(desired)["status"] as JsonObject;
        var stored = ModelJson.ToNode(current)["status"] as JsonObject;
        return wanted is null || wanted.All(part => stored is not null && JsonNode.DeepEquals(part.Value, stored[part.Key]));
    }
}
