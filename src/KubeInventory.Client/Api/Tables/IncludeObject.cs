namespace KubeInventory.Client;

/// <summary>What of each object goes with its row in a table.</summary>
public enum IncludeObject
{
    /// <summary>Its metadata.</summary>
    Metadata,

    /// <summary>Nothing but the cells: the smallest answer.</summary>
    None,

    /// <summary>All of it.</summary>
    Object,
}
