using System.Text.Json.Nodes;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class ScaleTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _name = RealServer.UniqueName("rack");

    public sealed class Embedded(EmbeddedServer server) : ScaleTests(server);

    public sealed class Real(RealServerUnderTest server) : ScaleTests(server);

    private ResourceClient<Loose<Racks>> Client => new ResourceClient<Loose<Racks>>(Connection).InNamespace("default");

    [Fact]
    public async Task Replicas_are_read_and_written_without_the_rest_of_the_object()
    {
        await CreateRackAsync();
        await Client.Status.PatchAsync(_name, Patch.Merge(JsonNode.Parse("""{"status": {"replicas": 2, "selector": "rack=a"} }""")!.AsObject()), cancellationToken: Ct);

        var before = await Client.Scale.GetAsync(_name, Ct);
        var replaced = await Client.Scale.ReplaceAsync(before with { Spec = new V1ScaleSpec { Replicas = 5 } }, cancellationToken: Ct);
        var patched = await Client.Scale.PatchAsync(_name, Patch.Merge(new V1Scale { Spec = new V1ScaleSpec { Replicas = 6 } }), cancellationToken: Ct);
        var updated = await Client.Scale.UpdateAsync(_name, scale => scale with { Spec = new V1ScaleSpec { Replicas = scale.Spec?.Replicas + 1 } }, Ct);
        var rack = await Client.GetAsync(_name, Ct);

        Assert.True(await Client.DeleteAsync(_name, cancellationToken: Ct));
        Assert.Equal((3, 2, "rack=a"), (before.Spec?.Replicas, before.Status?.Replicas, before.Status?.Selector));
        Assert.Equal(("autoscaling/v1", "Scale", _name), (before.ApiVersion, before.Kind, before.Metadata?.Name));
        Assert.Equal([5, 6, 7], new[] { replaced, patched, updated }.Select(scale => scale.Spec?.Replicas));
        Assert.Equal((7, 42), ((int?)rack["spec.replicas"], (int?)rack["spec.size"]));
        Assert.Equal(updated.Metadata?.ResourceVersion, rack.ResourceVersion);
    }

    [Fact]
    public async Task A_scale_that_was_read_before_a_change_is_a_conflict()
    {
        await CreateRackAsync();
        var stale = await Client.Scale.GetAsync(_name, Ct);
        await Client.PatchAsync(_name, Patch.Json().Replace("/spec/size", 43), cancellationToken: Ct);

        await Assert.ThrowsAsync<KubeConflictException>(
            () => Client.Scale.ReplaceAsync(stale with { Spec = new V1ScaleSpec { Replicas = 5 } }, cancellationToken: Ct));
        Assert.True(await Client.DeleteAsync(_name, cancellationToken: Ct));
    }

    [Fact]
    public void A_kind_without_replicas_has_no_scale() => Assert.Throws<InvalidOperationException>(() => Widgets.Scale);

    private async Task CreateRackAsync()
    {
        await new ResourceClient<Loose<Definitions>>(Connection).InstallAsync(Loose<Definitions>.Of("racks.scale.conformance.kubeinventory.io", Racks.Crd), Ct);
        await Client.CreateAsync(Loose<Racks>.Of(_name, """{"spec": {"replicas": 3, "size": 42} }"""), cancellationToken: Ct);
    }
}
