namespace KubeInventory.Embedded.Http;

/// <summary>A resource or kind with its group, printed as Kubernetes prints it: <c>hosts.kubeinventory.io</c>, <c>namespaces</c>.</summary>
internal readonly record struct QualifiedName(string Group, string Name)
{
    public override string ToString() => Group.Length == 0 ? Name : $"{Name}.{Group}";
}
