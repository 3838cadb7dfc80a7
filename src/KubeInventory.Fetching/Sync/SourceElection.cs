using KubeInventory.Client;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Lets one of several replicas sync a source: the one that holds the Lease <c>fetcher-SOURCE</c>.</summary>
internal sealed class SourceElection(KubeConnection connection, string source, ILoggerFactory loggerFactory, TimeProvider timeProvider)
{
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(5);

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
        while (true)
        {
            try
            {
                await namespaces.CreateAsync(new V1Namespace { Metadata = new ObjectMeta { Name = HostLeases.LockNamespace } }, cancellationToken: cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (KubeApiException)
            {
                // It is there, or somebody else has to create it: the election then says what fails.
                return;
            }
            catch (KubeConnectionException e)
            {
                // A service may start before its API server does.
                Log.ServerUnreachable(loggerFactory.CreateLogger<LeaderElection>(), source, RetryPeriod, e);
                await Task.Delay(RetryPeriod, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
