namespace KubeInventory.Embedded.Tables;

/// <summary>How much of each object goes with its row (<c>includeObject</c>).</summary>
internal enum TableRowObject
{
    /// <summary>Its metadata; the default.</summary>
    Metadata,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>All of it.</summary>
    Object,
}
