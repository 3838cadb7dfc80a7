namespace KubeInventory.Client;

/// <summary>What tells an object from others of its kind on one server.</summary>
/// <remarks>An object that is deleted and created anew has the same key and another UID.</remarks>
/// <param name="Namespace">The namespace; null for cluster-scoped kinds.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectKey(string? Namespace, string Name)
{
    /// <summary>Namespace and name with a slash between them, or the name alone.</summary>
    public override string ToString() => Namespace is null ? Name : $"{Namespace}/{Name}";
}
