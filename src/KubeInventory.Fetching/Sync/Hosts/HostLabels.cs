namespace KubeInventory.Fetching;

/// <summary>The labels that a host gets from its fields, beside those that its fetcher reports.</summary>
[Flags]
public enum HostLabels
{
    /// <summary>Only what the fetcher reports.</summary>
    None = 0,

    /// <summary>The prefixed ones: <c>topology.kubernetes.io/region</c>, <c>kubeinventory.io/role</c>, ….</summary>
    Canonical = 1,

    /// <summary>The plain ones: <c>provider</c>, <c>region</c>, <c>availabilityZone</c>, <c>clusterName</c>, <c>role</c>, <c>env</c>, <c>os</c>, <c>sla</c>.</summary>
    Unprefixed = 2,
}
