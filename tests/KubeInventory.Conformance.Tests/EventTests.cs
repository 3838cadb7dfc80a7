using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class EventTests(ServerUnderTest server) : ConformanceTests(server)
{
    public sealed class Embedded(EmbeddedServer server) : EventTests(server);

    public sealed class Real(RealServerUnderTest server) : EventTests(server);

    [Fact]
    public async Task A_recorder_tells_counts_and_is_read_in_both_groups()
    {
        var name = RealServer.UniqueName("recorded");
        var lease = new V1Lease { Metadata = new ObjectMeta { Name = name, Namespace = "default" } };
        await using (var recorder = new EventRecorder(Connection, new EventRecorderOptions { Controller = "kubeinventory.io/conformance" }))
        {
            recorder.Normal(lease, "Seen", "See", "It is there.");
            recorder.Normal(lease, "Seen", "See", "It is still there.");
            recorder.Warning(new V1Namespace { Metadata = new ObjectMeta { Name = name } }, "Lost", "Look", new string('x', 2000));
        }

        var events = new ResourceClient<V1Event>(Connection).InNamespace("default");
        var ours = await events.ListAsync(cancellationToken: Ct).Where(one => one.Regarding?.Name == name).OrderBy(one => one.Reason).ToListAsync(Ct);
        Assert.Equal(["Lost", "Seen"], ours.Select(one => one.Reason));
        Assert.Equal(V1EventType.Warning, ours[0].Type);
        Assert.Equal("Lease", ours[1].Regarding!.Kind);
        Assert.Equal("It is there.", ours[1].Note);
        Assert.Equal(2, ours[1].Series?.Count);

        var core = await new RawReader(Connection).ReadAsync($"api/v1/namespaces/default/events/{ours[1].Metadata!.Name}", Ct);
        Assert.Equal(name, (string?)core["involvedObject"]!["name"]);
        Assert.Equal("It is there.", (string?)core["message"]);
        Assert.Equal("kubeinventory.io/conformance", (string?)core["reportingComponent"]);
        foreach (var one in ours)
        {
            await events.DeleteAsync(one.Metadata!.Name!, cancellationToken: Ct);
        }
    }
}
