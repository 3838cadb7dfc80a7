using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Another source's record that has keys of a reported machine.</summary>
/// <param name="Record">The record.</param>
/// <param name="Reason">What they have in common, for people.</param>
/// <param name="IsCertain">Whether it is of the same machine, and not only perhaps.</param>
internal sealed record MachineTwin<TResource>(TResource Record, string Reason, bool IsCertain)
    where TResource : class, IKubernetesResource<TResource>
{
    public string Name => Record.Metadata!.Name!;
}
