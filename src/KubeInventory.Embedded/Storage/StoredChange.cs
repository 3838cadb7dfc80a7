namespace KubeInventory.Embedded.Storage;

/// <summary>What one write did to one object.</summary>
/// <param name="Type">Whether the object came, changed or went.</param>
/// <param name="Object">The state after the write; of a deleted object its last state, under the revision of the deletion.</param>
/// <param name="Previous">The state before the write; null for a new object.</param>
internal sealed record StoredChange(ChangeType Type, StoredObject Object, StoredObject? Previous)
{
    public long Revision => Object.Revision;
}
