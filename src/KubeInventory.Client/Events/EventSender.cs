using System.Threading.Channels;

namespace KubeInventory.Client;

/// <summary>Sends what the book has, in one loop, at a bounded rate.</summary>
internal sealed class EventSender : IAsyncDisposable
{
    private static readonly TimeSpan DelayAfterFailure = TimeSpan.FromSeconds(5);

    private readonly ResourceClient<V1Event> _events;
    private readonly EventBook _book;
    private readonly EventRecorderOptions _options;
    private readonly RequestSender _sender;
    private readonly TokenBucket _bucket;
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private volatile bool _isOpen = true;

    public EventSender(KubeConnection connection, EventBook book, EventRecorderOptions options)
    {
        _events = new ResourceClient<V1Event>(connection);
        _book = book;
        _options = options;
        _sender = connection.Sender;
        _bucket = new TokenBucket(options.EventsPerSecond, options.Burst, _sender.TimeProvider);
        _running = Task.Run(RunAsync);
    }

    public bool IsOpen => _isOpen;

    private DateTimeOffset Now => _sender.TimeProvider.GetUtcNow();

    public void Wake() => _bell.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        _bell.Writer.TryComplete();
        using var deadline = new CancellationTokenSource(_options.DrainTimeout, _sender.TimeProvider);
        using var stopping = deadline.Token.Register(_stop.Cancel);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (_isOpen)
            {
                await SendDueAsync(all: false).ConfigureAwait(false);
                await WaitAsync().ConfigureAwait(false);
            }

            await SendDueAsync(all: true).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The time to drain is over, or the connection has gone.
        }
    }

    /// <summary>Waits for what is new, for what becomes due, or for the end.</summary>
    private async Task WaitAsync()
    {
        if (_book.NextDue() is not { } due)
        {
            await _bell.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false);
        }
        else if (due > Now)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var left = TimeSpan.FromMilliseconds(Math.Ceiling((due - Now).TotalMilliseconds));
            var timer = Task.Delay(left, _sender.TimeProvider, either.Token);
            await Task.WhenAny(timer, _bell.Reader.WaitToReadAsync(either.Token).AsTask()).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
        }

        _bell.Reader.TryRead(out _);
    }

    private async Task SendDueAsync(bool all)
    {
        while (_book.TakeDue(Now, all) is { } series)
        {
            await _bucket.TakeAsync(_stop.Token).ConfigureAwait(false);
            await SendAsync(series).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(EventSeries series)
    {
        var (first, isCreated, count, lastSeen) = _book.Read(series);
        try
        {
            var events = _events.InNamespace(first.Metadata!.Namespace!);
            var repeated = count == 1 ? null : new V1EventSeries { Count = count, LastObservedTime = lastSeen };
            var stored = isCreated
                ? await events.PatchAsync(first.Metadata.Name!, Patch.Merge(new V1Event { Series = repeated }), cancellationToken: _stop.Token).ConfigureAwait(false)
                : await events.CreateAsync(first with { Series = repeated }, cancellationToken: _stop.Token).ConfigureAwait(false);
            _book.Wrote(series, first with { Metadata = stored.Metadata }, count, Now);
        }
        catch (KubeApiException e) when (isCreated && e.Reason is StatusReason.NotFound)
        {
            _book.Recreate(series);
        }
        catch (Exception e) when (_isOpen && (e is KubeConnectionException or KubeConfigException || e is KubeApiException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError }))
        {
            _sender.Logger.EventNotSent(e, series.Key.Reason);
            _book.Postpone(series, Now + DelayAfterFailure);
        }
        catch (Exception e) when (e is KubeApiException or KubeConnectionException or KubeConfigException or System.Text.Json.JsonException)
        {
            _sender.Logger.EventRefused(e, series.Key.Reason);
            _book.Drop(series);
        }
    }
}
