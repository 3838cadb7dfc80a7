namespace KubeInventory.Ansible;

/// <summary>One way to put hosts into groups.</summary>
internal interface IGroupNames
{
    void Add(Inventory inventory, IReadOnlyList<NamedHost> hosts, IReadOnlyDictionary<string, V1Cluster> clusters);
}
