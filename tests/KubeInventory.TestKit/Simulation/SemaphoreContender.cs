using KubeInventory.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.TestKit.Simulation;

internal sealed class SemaphoreContender(World world, Referee referee, int slots) : LeaseContender(world, referee)
{
    protected override async Task RunAsync(Machine machine, ResourceClient<V1Lease> leases)
    {
        var semaphore = new LeaseSemaphore(
            leases, "slots", slots, new LeaseLockOptions(), NullLogger.Instance, machine.Clock, World.Random.NextDouble);
        while (true)
        {
            var handle = World.Chance(0.7)
                ? await semaphore.AcquireAsync().ConfigureAwait(false)
                : await semaphore.TryAcquireAsync(World.Seconds(0, 20)).ConfigureAwait(false);
            if (handle is not null)
            {
                await ActAsync(machine, handle.Name, handle.FencingValue, () => handle.IsHeld, handle.LostToken).ConfigureAwait(false);
                await handle.DisposeAsync().ConfigureAwait(false);
            }

            await RestAsync(machine).ConfigureAwait(false);
        }
    }
}
