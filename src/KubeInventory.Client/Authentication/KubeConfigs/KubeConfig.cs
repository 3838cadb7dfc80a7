namespace KubeInventory.Client;

/// <summary>From a kubeconfig to what it takes to speak to a server.</summary>
internal static class KubeConfig
{
    public static ClusterAccess Load(KubeConfigOptions options, TimeProvider timeProvider) => throw new NotImplementedException();
}
