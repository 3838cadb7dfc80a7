namespace KubeInventory.Client;

/// <summary>The identity that Kubernetes gives a pod.</summary>
internal sealed class ServiceAccount
{
    public bool IsPresent { get; } = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null;
    public static ServiceAccount FromEnvironment() => new();
    public ClusterAccess Load(TimeProvider timeProvider) => throw new NotImplementedException();
}
