namespace KubeInventory.Embedded.Storage;

/// <summary>Where an object is stored, whatever version a client speaks.</summary>
/// <param name="Resource">Resource and group: <c>hosts.kubeinventory.io</c>; the plural alone in the core group.</param>
/// <param name="Namespace">Empty for objects outside namespaces.</param>
/// <param name="Name">Name of the object.</param>
internal readonly record struct ObjectKey(string Resource, string Namespace, string Name)
{
    /// <summary>The place within the resource. Ordinal order of paths is the order of lists.</summary>
    public string Path => $"{Namespace}/{Name}";
}
