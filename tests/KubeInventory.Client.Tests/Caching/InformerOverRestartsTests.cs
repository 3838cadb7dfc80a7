using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

public sealed class InformerOverRestartsTests
{
    private const int Watchers = 50;
    private const int Names = 20;

    [Fact]
    public async Task Killing_and_restarting_the_API_server_under_fifty_watchers_loses_nothing()
    {
        await using var testbed = await OwnTestbed.StartAsync(Ct);
        await using var connection = testbed.Connect();
        var leases = new ResourceClient<V1Lease>(connection).InNamespace("default");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var informers = Enumerable.Range(0, Watchers).Select(_ => new Informer<V1Lease>(leases)).ToList();
        var replays = informers.ConvertAll(informer => ReplayAsync(informer.SubscribeAsync(CancellationToken.None)));
        var running = informers.ConvertAll(informer => informer.RunAsync(stop.Token));
        await Task.WhenAll(informers.Select(informer => informer.WaitForSyncAsync(Ct)));

        await testbed.RestartTwiceUnderAsync(token => WriteAsync(leases, token), Ct);

        var last = await leases.CreateAsync(new V1Lease { Metadata = new ObjectMeta { Name = "last" } }, cancellationToken: Ct);
        await Task.WhenAll(informers.Select(informer => informer.WaitForAsync(last.Metadata!.ResourceVersion, Ct)));
        var expected = await leases.ListAsync(cancellationToken: Ct).Select(Describe).ToListAsync(Ct);
        await stop.CancelAsync();
        await Task.WhenAll(running);

        Assert.All(informers, informer => Assert.Equal(expected, informer.Lister.List().Select(Describe)));
        Assert.All(await Task.WhenAll(replays), replayed => Assert.Equal(expected, replayed));
    }

    // What the dying server did or did not do with a write is for the watchers to find out.
    private static async Task WriteAsync(ResourceClient<V1Lease> leases, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            var name = $"lease-{random.Next(Names):d2}";
            try
            {
                if (random.Next(3) == 0)
                {
                    await leases.DeleteAsync(name, cancellationToken: cancellationToken);
                }
                else
                {
                    var lease = new V1Lease { Metadata = new ObjectMeta { Name = name }, Spec = new V1LeaseSpec { HolderIdentity = $"{random.Next()}" } };
                    await leases.ApplyAsync(lease, new ApplyOptions { FieldManager = "test", Force = true }, cancellationToken);
                }
            }
            catch (Exception e) when (e is KubeConnectionException or KubeApiException or OperationCanceledException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<List<string>> ReplayAsync(IAsyncEnumerable<ResourceChange<V1Lease>> changes)
    {
        var seen = new SortedDictionary<string, V1Lease>(StringComparer.Ordinal);
        await foreach (var change in changes)
        {
            Assert.Same(seen.GetValueOrDefault(change.Key.Name), change.Old);
            if (change.New is { } current)
            {
                seen[change.Key.Name] = current;
            }
            else
            {
                seen.Remove(change.Key.Name);
            }
        }

        return [.. seen.Values.Select(Describe)];
    }

    private static string Describe(V1Lease lease) => $"{lease.Metadata!.Name}@{lease.Metadata.ResourceVersion}";
}
