namespace KubeInventory.Client;

/// <summary>What happens to objects that name the deleted one as their owner.</summary>
public enum DeletePropagation
{
    /// <summary>They are deleted afterwards.</summary>
    Background,

    /// <summary>They are deleted first; the object stays, with a deletion timestamp, until they are gone.</summary>
    Foreground,

    /// <summary>They stay, without an owner.</summary>
    Orphan,
}
