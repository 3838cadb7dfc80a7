namespace KubeInventory.Client;

/// <summary>Leases lie in a namespace, and contenders must agree on it.</summary>
internal static class LeaseNamespace
{
    public static ResourceClient<V1Lease> Require(ResourceClient<V1Lease> leases)
    {
        ArgumentNullException.ThrowIfNull(leases);
        return leases.Namespace is null
            ? throw new ArgumentException("The client of Leases is bound to no namespace: name one with InNamespace.", nameof(leases))
            : leases;
    }
}
