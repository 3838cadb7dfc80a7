using KubeInventory.Client;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Lets one of several replicas sync a source: the one that holds the Lease <c>fetcher-SOURCE</c>.</summary>
internal sealed class SourceElection(KubeConnection connection, string source, ILoggerFactory loggerFactory, TimeProvider timeProvider)
{
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await EnsureNamespaceAsync(cancellationToken).ConfigureAwait(false);
        var leases = new ResourceClient<V1Lease>(connection).InNamespace(HostLeases.LockNamespace);
        var options = new LeaderElectionOptions { Name = $"fetcher-{source}" };
        var election = new LeaderElection(leases, options, loggerFactory.CreateLogger<LeaderElection>(), timeProvider);
        await election.RunAsync((_, token) => work(token), cancellationToken).ConfigureAwait(false);
    }

    private async Task EnsureNamespaceAsync(CancellationToken cancellationToken)
    {
        var namespaces = new ResourceClient<V1Namespace>(connection);
        try
        {
            await namespaces.CreateAsync(new V1Namespace { Metadata = new ObjectMeta { Name = HostLeases.LockNamespace } }, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (KubeApiException)
        {
            // It is there, or somebody else has to create it: the election then says what fails.
        }
    }
}
