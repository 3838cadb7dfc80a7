using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>An informer at work against a scripted server, on a clock that the test moves, with one subscriber that keeps up.</summary>
internal sealed class InformerRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<ResourceChange<V1Lease>> _changes;

    public InformerRun(InformerOptions<V1Lease>? options = null, TimeProvider? connectionTime = null)
    {
        Informer = new Informer<V1Lease>(new ResourceClient<V1Lease>(Server.Connect(connectionTime)), options, timeProvider: Time);
        _changes = Informer.SubscribeAsync(Ct).GetAsyncEnumerator();
        Running = Informer.RunAsync(_stop.Token);
    }

    public ScriptedServer Server { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    public Informer<V1Lease> Informer { get; }

    public Task Running { get; }

    public IEnumerable<string?> Names => Informer.Lister.List().Select(lease => lease.Metadata!.Name);

    /// <summary>Plays the first list and opens the watch that follows it.</summary>
    public async Task<ScriptedRequest> SyncAsync(string version, params V1Lease[] items)
    {
        await (await Server.NextListAsync()).AnswerListAsync(version, items);
        foreach (var _ in items)
        {
            await NextChangeAsync();
        }

        return await Server.OpenWatchAsync();
    }

    /// <summary>The next change as the subscriber sees it: type, name, old and new version.</summary>
    public async Task<string> NextChangeAsync()
    {
        Assert.True(await _changes.MoveNextAsync(), "The subscription ended.");
        var change = _changes.Current;
        return $"{change.Type} {change.Key.Name} {change.Old?.Metadata?.ResourceVersion}→{change.New?.Metadata?.ResourceVersion}";
    }

    /// <summary>Waits until the informer backs off, makes sure that it has sent nothing meanwhile, and lets the wait pass.</summary>
    public Task<TimeSpan> PassBackoffAsync() => PassBackoffAsync(TimeSpan.FromHours(1));

    /// <summary>The same where another timer runs that is due later than the backoff.</summary>
    public async Task<TimeSpan> PassBackoffAsync(TimeSpan longest)
    {
        var wait = await Time.WaitForTimerAsync(longest, Ct);
        Assert.Equal(0, Server.Waiting);
        Time.Advance(wait);
        return wait;
    }

    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await Running;
        await _changes.DisposeAsync();
        await Server.DisposeAsync();
        _stop.Dispose();
    }
}
