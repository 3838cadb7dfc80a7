namespace KubeInventory.Client.Tests;

/// <summary>Leases as a server would send them.</summary>
internal static class Leases
{
    public static V1Lease Named(string name, int version, string uid = "1", string holder = "red") => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "shop", Uid = $"{name}-{uid}", ResourceVersion = $"{version}" },
        Spec = new V1LeaseSpec { HolderIdentity = holder },
    };
}
