namespace KubeInventory.Client;

/// <summary>By namespace, then by name, as the API server lists.</summary>
internal sealed class ObjectKeyOrder : IComparer<ObjectKey>
{
    private ObjectKeyOrder()
    {
    }

    internal static ObjectKeyOrder Instance { get; } = new();

    public int Compare(ObjectKey x, ObjectKey y)
    {
        var order = string.CompareOrdinal(x.Namespace, y.Namespace);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
