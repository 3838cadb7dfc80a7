namespace KubeInventory.Ansible;

/// <summary>How hosts become an inventory.</summary>
internal sealed record InventoryOptions
{
    public GroupNaming Naming { get; init; } = GroupNaming.Modern;

    /// <summary>Beginning of legacy group names.</summary>
    public string Prefix { get; init; } = "nr_";

    /// <summary>Labels that legacy groups are made of.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = ["role", "clusterName"];

    /// <summary>Where inventory names come from, each as <see cref="HostnameSource.Parse"/> reads it; the first that gives one counts.</summary>
    public IReadOnlyList<string> Hostnames { get; init; } = ["spec.hostname", "metadata.name"];

    /// <summary>Phases that are included beside the usual ones.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];
}

/// <summary>How groups are named.</summary>
internal enum GroupNaming
{
    /// <summary><c>role_log</c>: what Ansible takes without a warning.</summary>
    Modern,

    /// <summary><c>nr_role=log</c>, with a variable <c>nr_role</c>: what older playbooks expect.</summary>
    Legacy,
}
