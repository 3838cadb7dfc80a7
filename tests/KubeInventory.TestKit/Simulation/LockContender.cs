using KubeInventory.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.TestKit.Simulation;

internal sealed class LockContender(World world, Referee referee) : LeaseContender(world, referee)
{
    protected override async Task RunAsync(Machine machine, ResourceClient<V1Lease> leases)
    {
        var locks = new LeaseLock(leases, new LeaseLockOptions(), NullLogger.Instance, machine.Clock, World.Random.NextDouble);
        while (true)
        {
            // Some give up after a while, in the middle of whatever they do.
            var handle = World.Chance(0.7)
                ? await locks.AcquireAsync("lock").ConfigureAwait(false)
                : await locks.TryAcquireAsync("lock", World.Seconds(0, 20)).ConfigureAwait(false);
            if (handle is not null)
            {
                await ActAsync(machine, handle.Name, handle.FencingValue, () => handle.IsHeld, handle.LostToken).ConfigureAwait(false);
                await handle.DisposeAsync().ConfigureAwait(false);
            }

            await RestAsync(machine).ConfigureAwait(false);
        }
    }
}
