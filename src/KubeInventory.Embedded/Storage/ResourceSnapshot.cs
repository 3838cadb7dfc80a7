namespace KubeInventory.Embedded.Storage;

/// <summary>All objects of one resource as they were at one revision. Immutable.</summary>
internal sealed record ResourceSnapshot(ObjectSet Objects, long Revision);
