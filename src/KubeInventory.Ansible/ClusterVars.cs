namespace KubeInventory.Ansible;

/// <summary>The variables that a Cluster object gives to its group.</summary>
internal static class ClusterVars
{
    public static void Add(InventoryGroup group, V1Cluster? cluster)
    {
        foreach (var (name, value) in cluster?.Spec?.AnsibleGroupVars ?? new Dictionary<string, string>())
        {
            group.Vars[name] = value;
        }
    }
}
