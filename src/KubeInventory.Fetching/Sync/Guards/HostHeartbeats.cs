using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Asks for the Lease that a host's daemon renews. Read at the moment of decision, from the server, for candidates alone.</summary>
internal sealed class HostHeartbeats(KubeConnection connection, TimeProvider timeProvider)
{
    /// <summary>Heartbeats come every 10 to 30 seconds; clocks of hosts differ by more than that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ResourceClient<V1Lease> _leases = new ResourceClient<V1Lease>(connection).InNamespace(HostLeases.HeartbeatNamespace);

    /// <returns>Why the host must stay; null if no daemon is alive on it.</returns>
    public async Task<DeletionVeto?> VetoAsync(string host, CancellationToken cancellationToken)
    {
        V1Lease? lease;
        try
        {
            lease = await _leases.FindAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (KubeApiException e)
        {
            return new DeletionVeto("HeartbeatUnknown", $"The heartbeat Leases cannot be read: {e.Message}");
        }

        var renewed = lease?.Spec?.RenewTime;
        var length = TimeSpan.FromSeconds(lease?.Spec?.LeaseDurationSeconds ?? 0);
        return renewed is not null && timeProvider.GetUtcNow() - renewed < (length > Patience ? length : Patience)
            ? new DeletionVeto(DeletionVeto.AgentAlive, "The daemon on the machine is alive, though the provider does not report the machine.")
            : null;
    }
}
