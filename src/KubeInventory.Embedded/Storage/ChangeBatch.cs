namespace KubeInventory.Embedded.Storage;

/// <summary>What happened to one resource after some revision.</summary>
/// <param name="Changes">The changes in the order of their revisions.</param>
/// <param name="Revision">The store's revision when the batch was read: a reader that goes on from here misses nothing.</param>
internal readonly record struct ChangeBatch(IReadOnlyList<StoredChange> Changes, long Revision);
