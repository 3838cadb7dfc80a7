using KubeInventory.Embedded;

namespace KubeInventory.Client.Tests;

/// <summary>What elections and locks report.</summary>
public sealed class LeaseTelemetryTests
{
    [Fact]
    public async Task A_leader_counts_while_it_leads()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        using var meter = new MeterRecording();
        var election = new LeaderElection(
            new ResourceClient<V1Lease>(connection).InNamespace("default"), new LeaderElectionOptions { Name = "measured" });
        double[] whileLeading = [];

        await election.RunAsync(
            (_, _) =>
            {
                whileLeading = meter.Values("kube.leader.is_leader name=measured");
                return Task.CompletedTask;
            },
            Ct);

        Assert.Equal([1.0], whileLeading);
        Assert.Equal([1.0, -1], meter.Values("kube.leader.is_leader name=measured"));
    }

    [Fact]
    public async Task A_held_lock_counts_until_it_is_released_and_the_wait_for_it_is_measured()
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        using var meter = new MeterRecording();
        var locks = new LeaseLock(new ResourceClient<V1Lease>(connection).InNamespace("default"));

        await (await locks.AcquireAsync("measured", Ct)).DisposeAsync();

        // Locks have no tag, and other tests hold some meanwhile.
        Assert.Contains(1.0, meter.Values("kube.lock.held"));
        Assert.Contains(-1.0, meter.Values("kube.lock.held"));
        Assert.NotEmpty(meter.Values("kube.lock.wait.duration"));
    }
}
