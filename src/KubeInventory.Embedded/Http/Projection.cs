namespace KubeInventory.Embedded.Http;

/// <summary>What of an object is sent.</summary>
internal enum Projection
{
    /// <summary>All of it.</summary>
    Object,

    /// <summary>Its metadata, as PartialObjectMetadata.</summary>
    Metadata,

    /// <summary>A row of a Table.</summary>
    Table,
}
