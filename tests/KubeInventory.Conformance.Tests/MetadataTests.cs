using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Conformance.Tests;

public abstract class MetadataTests(ServerUnderTest server) : ConformanceTests(server)
{
    private readonly string _run = RealServer.UniqueName("run");

    public sealed class Embedded(EmbeddedServer server) : MetadataTests(server);

    public sealed class Real(RealServerUnderTest server) : MetadataTests(server);

    private ResourceClient<PartialObjectMetadata<Loose<Widgets>>> Metadata => new(Connection);

    private ListOptions OfThisRun => new() { LabelSelector = LabelSelector.Where("run").Is(_run) };

    [Fact]
    public async Task Metadata_is_read_alone()
    {
        var whole = await CreateOneAsync();

        var one = await Metadata.GetAsync(whole.Name, Ct);
        var listed = Assert.Single(await Metadata.ListAsync(OfThisRun, Ct).ToListAsync(Ct));
        var raw = await new RawReader(Connection).ReadAsync(Loose<Widgets>.Definition.CollectionPath() + "/" + whole.Name, Ct, MediaTypes.Metadata);

        Assert.Equal(whole.Metadata, one.Metadata);
        Assert.Equal(one, listed);
        Assert.Equal("Widget", one.Kind);
        Assert.Equal("PartialObjectMetadata", (string?)raw["kind"]);
        Assert.Null(raw["spec"]);
    }

    [Fact]
    public async Task Metadata_is_watched_alone_with_bookmarks()
    {
        var list = await Metadata.ListPageAsync(OfThisRun, Ct);
        var options = new WatchOptions { LabelSelector = OfThisRun.LabelSelector, SendInitialEvents = true, Timeout = TimeSpan.FromSeconds(30) };
        var created = await CreateOneAsync();

        var events = await Metadata.WatchAsync(options, Ct).TakeUntilAsync(e => e.EndsInitialEvents, Ct);
        var resumed = await Metadata.WatchAsync(options with { SendInitialEvents = false, ResourceVersion = list.Metadata.ResourceVersion }, Ct).FirstAsync(Ct);

        Assert.Equal(created.Name, Assert.Single(events, e => e.Type is WatchEventType.Added).Object.Metadata?.Name);
        Assert.Equal((WatchEventType.Added, created.Metadata), (resumed.Type, resumed.Object.Metadata));
    }

    [Fact]
    public async Task An_informer_keeps_metadata_alone()
    {
        var created = await CreateOneAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<PartialObjectMetadata<Loose<Widgets>>>(
            Metadata, new InformerOptions<PartialObjectMetadata<Loose<Widgets>>> { LabelSelector = OfThisRun.LabelSelector });
        var running = informer.RunAsync(stop.Token);

        await informer.WaitForSyncAsync(Ct);
        var patched = await Metadata.PatchAsync(created.Name, Patch.Json().Add("/metadata/labels/more", "yes"), cancellationToken: Ct);
        await informer.WaitForAsync(patched.Metadata!.ResourceVersion, Ct);

        Assert.Equal("yes", informer.Lister.Get(created.Name).Metadata?.Labels?["more"]);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Metadata_can_be_applied_and_never_replaces_an_object()
    {
        var created = await CreateOneAsync();
        var labels = new PartialObjectMetadata<Loose<Widgets>>
        {
            Metadata = new ObjectMeta { Name = created.Name, Labels = new Dictionary<string, string> { ["mine"] = "yes" } },
        };

        var applied = await Metadata.ApplyAsync(labels, new ApplyOptions { FieldManager = "labeller" }, Ct);

        Assert.Equal("yes", applied.Metadata?.Labels?["mine"]);
        Assert.Equal(5, (int?)(await Widgets.GetAsync(created.Name, Ct))["spec.size"]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Metadata.ReplaceAsync(applied, cancellationToken: Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Metadata.CreateAsync(applied, cancellationToken: Ct));
    }

    private Task<Loose<Widgets>> CreateOneAsync() =>
        CreateAsync($$$"""{"metadata": {"labels": {"run": "{{{_run}}}"} }, "spec": {"size": 5} }""");
}
