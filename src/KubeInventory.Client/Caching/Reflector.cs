using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Keeps a store equal to what the server has, by listing and watching. Only cancellation ends it.</summary>
/// <remarks>
/// <code>
///   start ──▶ Listing ──complete──▶ Watching ◀─┐
///              ▲  │ ▲                │  │      │ ended by the server: at once, from the last version
///              └──┘ │                │  └──────┘ not reached, or busy (429, 503, 504): after a wait
///        failed:    └────────────────┘
///        after a wait   expired (410), refused, unreadable, or over at once without an event: after a wait;
///                       silent to its end: at once
/// </code>
/// Lists ask for the most recent state (no resource version): they never go back in time and can be read page by page. A watch
/// begins at the version of the list or the event before it, so its events arrive in the order of their versions.
/// </remarks>
internal sealed class Reflector<T>
    where T : class, IKubernetesResource<T>
{
    /// <summary>A watch that ends sooner, without an event, is no normal end: trying again at once would be a hot loop.</summary>
    private static readonly TimeSpan ShortestHealthyWatch = TimeSpan.FromSeconds(1);

    /// <summary>However long a server asks to wait.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ResourceClient<T> _client;
    private readonly InformerOptions<T> _options;
    private readonly Store<T> _store;
    private readonly CacheProgress _progress;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;
    private string? _version;
    private int _countedObjects;

    // The clock's timestamp plus one, so that zero is never.
    private long _lastHeard;

    internal Reflector(
        ResourceClient<T> client,
        InformerOptions<T> options,
        Store<T> store,
        CacheProgress progress,
        ILogger logger,
        TimeProvider time)
    {
        _client = client;
        _options = options;
        _store = store;
        _progress = progress;
        _logger = logger;
        _time = time;
        _backoff = new Backoff(time, Random.Shared.NextDouble);
    }

    internal TimeSpan? LastEventAge => Interlocked.Read(ref _lastHeard) is > 0 and var heard ? _time.GetElapsedTime(heard - 1) : null;

    /// <summary>Lists and watches until cancelled, then throws whatever the cancelled request throws.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var step = ReflectorStep.Start;
        try
        {
            while (true)
            {
                await PrepareAsync(step, cancellationToken).ConfigureAwait(false);
                step = step.State is ReflectorState.Listing
                    ? await ListAsync(cancellationToken).ConfigureAwait(false)
                    : await WatchAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            CountObjects(0);
        }
    }

    private async Task PrepareAsync(ReflectorStep step, CancellationToken cancellationToken)
    {
        if (step.Reason is null)
        {
            return;
        }

        ClientTelemetry.CountReflectorStep(T.Definition, step);
        if (!step.Waits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        var delay = _backoff.Next();
        if (step.RetryAfter is { } asked && asked > delay)
        {
            delay = asked < LongestWait ? asked : LongestWait;
        }

        if (step.IsRoutine)
        {
            _logger.ReflectorWaits(T.Definition.GroupResource, step.State, delay, step.Reason);
        }
        else
        {
            _logger.ReflectorFails(step.Failure, T.Definition.GroupResource, step.State, delay, step.Reason);
        }

        await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReflectorStep> ListAsync(CancellationToken cancellationToken)
    {
        var options = new ListOptions
        {
            LabelSelector = _options.LabelSelector,
            FieldSelector = _options.FieldSelector,
            SkipManagedFields = !_options.KeepManagedFields,
        };
        try
        {
            var list = await CompleteList<T>.ReadAsync(_client, options, cancellationToken).ConfigureAwait(false);
            _store.Replace(list.Items.Select(Transformed));
            _logger.ReflectorListed(T.Definition.GroupResource, list.Items.Count, list.ResourceVersion);
            Advance(list.ResourceVersion);
            return ReflectorStep.AfterList;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ReflectorStep.AfterFailedList(e);
        }
    }

    private async Task<ReflectorStep> WatchAsync(CancellationToken cancellationToken)
    {
        // Shorter than the 4 minutes after which common load balancers drop a silent connection, and spread, so that many
        // clients that began together do not return together. The client gives up on a watch that outlives its timeout.
        var options = new WatchOptions
        {
            LabelSelector = _options.LabelSelector,
            FieldSelector = _options.FieldSelector,
            SkipManagedFields = !_options.KeepManagedFields,
            ResourceVersion = _version,
            Timeout = TimeSpan.FromSeconds(Random.Shared.Next(200, 241)),
        };
        var start = _time.GetTimestamp();
        var events = 0;
        try
        {
            await foreach (var watchEvent in _client.WatchAsync(options, cancellationToken).ConfigureAwait(false))
            {
                Take(watchEvent);
                events++;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ReflectorStep.AfterFailedWatch(e);
        }

        var elapsed = _time.GetElapsedTime(start);
        return events > 0 ? ReflectorStep.AfterWatch
            : elapsed < ShortestHealthyWatch ? ReflectorStep.AfterShortWatch
            : elapsed < options.Timeout ? ReflectorStep.AfterWatch
            : ReflectorStep.AfterSilentWatch;
    }

    private void Take(WatchEvent<T> watchEvent)
    {
        if (watchEvent.ResourceVersion is not { Length: > 0 } version
            || (watchEvent.Type is not WatchEventType.Bookmark && watchEvent.Object.Metadata?.Name is null))
        {
            _logger.ReflectorSkips(T.Definition.GroupResource, watchEvent.Type);
            return;
        }

        switch (watchEvent.Type)
        {
            case WatchEventType.Added or WatchEventType.Modified:
                _store.Set(Transformed(watchEvent.Object));
                break;
            case WatchEventType.Deleted:
                _store.Remove(Store<T>.KeyOf(watchEvent.Object));
                break;
        }

        Advance(version);
    }

    private T Transformed(T resource) => _options.Transform is { } transform ? transform(resource) : resource;

    // Called after the store has what the version stands for: who waits for the version may read at once.
    private void Advance(string version)
    {
        _version = version;
        Interlocked.Exchange(ref _lastHeard, _time.GetTimestamp() + 1);
        CountObjects(_store.Snapshot.Count);
        _progress.Reach(version);
    }

    private void CountObjects(int count)
    {
        if (count != _countedObjects)
        {
            ClientTelemetry.CountCachedObjects(T.Definition, count - _countedObjects);
            _countedObjects = count;
        }
    }
}
