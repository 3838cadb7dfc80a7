using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What the guards decided on a cycle's candidates.</summary>
/// <param name="Warrants">Those that may be deleted.</param>
/// <param name="Blocks">Those that may not, by guard.</param>
/// <param name="BlockedSet">What an operator would approve to release those that a guard of the source holds back; null if there are none.</param>
internal sealed record DeletionVerdict<TResource>(IReadOnlyList<DeletionWarrant<TResource>> Warrants, IReadOnlyList<DeletionBlock> Blocks, string? BlockedSet)
    where TResource : class, IKubernetesResource<TResource>;
