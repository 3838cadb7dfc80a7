using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Releases what a host holds: its operation lock and its heartbeat.</summary>
internal sealed class HostLeases(KubeConnection connection) : IDecommissionStep<V1Host>
{
    public const string HeartbeatNamespace = "kubeinventory-host-leases";
    public const string LockNamespace = "kubeinventory-system";

    private readonly ResourceClient<V1Lease> _leases = new(connection);

    public async Task RunAsync(V1Host resource, CancellationToken cancellationToken)
    {
        var name = resource.Metadata?.Name ?? "";
        await _leases.InNamespace(LockNamespace).DeleteAsync($"op-{name}", cancellationToken: cancellationToken).ConfigureAwait(false);
        await _leases.InNamespace(HeartbeatNamespace).DeleteAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
