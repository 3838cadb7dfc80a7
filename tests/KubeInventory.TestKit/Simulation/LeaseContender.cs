using KubeInventory.Client;

namespace KubeInventory.TestKit.Simulation;

/// <summary>The program on each machine: it wants a Lease, acts while its token has not fired, lets go, and wants it again.</summary>
internal abstract class LeaseContender(World world, Referee referee)
{
    private readonly List<string> _failures = [];

    /// <summary>What the code under test has thrown and should not have.</summary>
    public IReadOnlyList<string> Failures => _failures;

    protected World World => world;

    public async void Start(Machine machine)
    {
        var leases = new ResourceClient<V1Lease>(machine.Connection).InNamespace("default");
        try
        {
            await RunAsync(machine, leases).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            world.Note($"VIOLATION: {machine.Name} failed: {e}");
            _failures.Add($"{machine.Name} failed: {e.Message}");
        }
    }

    protected abstract Task RunAsync(Machine machine, ResourceClient<V1Lease> leases);

    protected Task RestAsync(Machine machine) => Task.Delay(world.Seconds(0, 2), machine.Clock);

    /// <summary>Acts until told to stop or until done; some take a while to wind up then, but act no more.</summary>
    protected async Task ActAsync(Machine machine, string lease, long fencing, Func<bool> isHeld, CancellationToken token)
    {
        var holding = referee.Begin(machine, lease, fencing, isHeld);
        await using var registration = token.Register(() => referee.Stop(holding, "lost")).ConfigureAwait(false);
        var duration = world.Chance(0.3) ? Timeout.InfiniteTimeSpan : world.Seconds(0, world.Chance(0.5) ? 3 : 40);
        await LeaseWait.ForAsync(duration, machine.Clock, token).ConfigureAwait(false);
        referee.Stop(holding, token.IsCancellationRequested ? "lost" : "done");
        if (world.Chance(0.3))
        {
            await Task.Delay(world.Seconds(0, 5), machine.Clock, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
