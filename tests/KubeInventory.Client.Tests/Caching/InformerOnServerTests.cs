using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>An informer of leases on a server that may be shared: a label tells the leases of one run from others.</summary>
public abstract class InformerOnServerTests : IAsyncLifetime
{
    private readonly string _run = RealServer.UniqueName("informer");
    private KubeConnection? _connection;

    private ResourceClient<V1Lease> Client => new ResourceClient<V1Lease>(_connection!).InNamespace("default");

    private InformerOptions<V1Lease> Options => new() { LabelSelector = $"run={_run}" };

    public async ValueTask InitializeAsync() => _connection = await ConnectAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_connection is null)
        {
            return;
        }

        await foreach (var lease in Client.ListAsync(new ListOptions { LabelSelector = $"run={_run}" }, CancellationToken.None))
        {
            await Client.DeleteAsync(lease.Metadata!.Name!, cancellationToken: CancellationToken.None);
        }

        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task The_cache_and_its_subscriber_follow_what_is_written()
    {
        await Client.CreateAsync(Lease("first"), cancellationToken: Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<V1Lease>(Client, Options.AddIndex("holder", lease => [lease.Spec!.HolderIdentity!]));
        var running = informer.RunAsync(stop.Token);
        await using var changes = informer.SubscribeAsync(Ct).GetAsyncEnumerator(Ct);
        await informer.WaitForSyncAsync(Ct);
        Assert.Equal("Added first", await NextAsync(changes));

        var second = await Client.CreateAsync(Lease("second"), cancellationToken: Ct);
        await informer.WaitForAsync(second.Metadata!.ResourceVersion, Ct);
        Assert.Equal(second.Metadata.Uid, informer.Lister.Get(NameOf("second")).Metadata!.Uid);
        Assert.Equal("Added second", await NextAsync(changes));

        var moved = await Client.UpdateAsync(
            NameOf("second"), lease => lease with { Spec = lease.Spec! with { HolderIdentity = "somebody else" } }, Ct);
        await informer.WaitForAsync(moved.Metadata!.ResourceVersion, Ct);
        Assert.Equal(NameOf("second"), Assert.Single(informer.Lister.ByIndex("holder", "somebody else")).Metadata!.Name);
        Assert.Equal("Updated second", await NextAsync(changes));

        await Client.DeleteAsync(NameOf("first"), cancellationToken: Ct);
        Assert.Equal("Deleted first", await NextAsync(changes));
        Assert.Equal([NameOf("second")], informer.Lister.List().Select(lease => lease.Metadata!.Name));

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_list_of_several_pages_is_complete()
    {
        const int Count = 1101;
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), Ct, async (i, ct) => await Client.CreateAsync(Lease($"{i:d4}"), cancellationToken: ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informer = new Informer<V1Lease>(Client, Options);
        var running = informer.RunAsync(stop.Token);
        await informer.WaitForSyncAsync(Ct);

        Assert.Equal(Enumerable.Range(0, Count).Select(i => NameOf($"{i:d4}")), informer.Lister.List().Select(lease => lease.Metadata!.Name));
        Assert.All(informer.Lister.List(), lease => Assert.Null(lease.Metadata!.ManagedFields));

        await stop.CancelAsync();
        await running;
    }

    protected abstract Task<KubeConnection> ConnectAsync();

    private async Task<string> NextAsync(IAsyncEnumerator<ResourceChange<V1Lease>> changes)
    {
        Assert.True(await changes.MoveNextAsync());
        return $"{changes.Current.Type} {changes.Current.Key.Name[(_run.Length + 1)..]}";
    }

    private string NameOf(string name) => $"{_run}-{name}";

    private V1Lease Lease(string name) => new()
    {
        Metadata = new ObjectMeta { Name = NameOf(name), Labels = new Dictionary<string, string> { ["run"] = _run } },
        Spec = new V1LeaseSpec { HolderIdentity = "nobody", LeaseDurationSeconds = 15 },
    };
}
