using KubeInventory.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.TestKit.Simulation;

internal sealed class ElectionContender(World world, Referee referee) : LeaseContender(world, referee)
{
    protected override async Task RunAsync(Machine machine, ResourceClient<V1Lease> leases)
    {
        var options = new LeaderElectionOptions { Name = "leader", Identity = "same-name-everywhere" };
        var election = new LeaderElection(leases, options, NullLogger.Instance, machine.Clock, World.Random.NextDouble);
        while (true)
        {
            await election.RunAsync(
                (leadership, token) => ActAsync(machine, "leader", leadership.FencingValue, () => leadership.IsHeld, token),
                CancellationToken.None).ConfigureAwait(false);
            await RestAsync(machine).ConfigureAwait(false);
        }
    }
}
