using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Caches of all ProviderSources and Regions, and the wait for a change of the own one.</summary>
internal sealed class SourceCaches : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _timeProvider;
    private readonly Task _running;
    private TaskCompletionSource _changed = NewSignal();

    public SourceCaches(KubeConnection connection, string source, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        var inventory = new InventoryClient(connection);
        Sources = new Informer<V1ProviderSource>(inventory.ProviderSources, timeProvider: timeProvider);
        Regions = new Informer<V1Region>(inventory.Regions, timeProvider: timeProvider);
        _running = Task.WhenAll(Sources.RunAsync(_stop.Token), Regions.RunAsync(_stop.Token), NoticeAsync(source));
    }

    public Informer<V1ProviderSource> Sources { get; }

    public Informer<V1Region> Regions { get; }

    public Task WaitForSyncAsync(CancellationToken cancellationToken)
        => Task.WhenAll(Sources.WaitForSyncAsync(cancellationToken), Regions.WaitForSyncAsync(cancellationToken));

    /// <summary>Waits for a time, or until somebody changes the spec or an annotation of the own source, or until the provider has news.</summary>
    public async Task WaitAsync(TimeSpan time, Task news, CancellationToken cancellationToken)
    {
        try
        {
            var first = await Task.WhenAny(_changed.Task, news).WaitAsync(time, _timeProvider, cancellationToken).ConfigureAwait(false);
            if (first == _changed.Task)
            {
                _changed = NewSignal();
            }
        }
        catch (TimeoutException)
        {
            // The usual end of an interval.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task NoticeAsync(string source)
    {
        V1ProviderSource? known = null;
        await foreach (var change in Sources.SubscribeAsync(_stop.Token).ConfigureAwait(false))
        {
            var now = change.Resource;
            if (now.Metadata?.Name != source)
            {
                continue;
            }

            if (known is not null && !IsSameOrder(known, now))
            {
                _changed.TrySetResult();
            }

            known = now;
        }
    }

    // The status is the sync's own: a change of it is no news.
    private static bool IsSameOrder(V1ProviderSource left, V1ProviderSource right)
        => left.Metadata?.Uid == right.Metadata?.Uid
            && left.Metadata?.Generation == right.Metadata?.Generation
            && ModelEquality.Equal(left.Metadata?.Annotations, right.Metadata?.Annotations);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
