using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Keeps a store equal to what the server has, by listing and watching. Only cancellation ends it.</summary>
/// <remarks>
/// <code>
///   start ──▶ Listing ──complete──▶ Watching ◀─┐
///              ▲  │ ▲                │  │      │ ended by the server: at once, from the last version
///              └──┘ │                │  └──────┘ not reached, or busy (429, 503, 504): after a wait
///        failed:    └────────────────┘
///        after a wait   expired (410), refused, unreadable, disordered, or over at once without an event: after a wait;
///                       silent to its end: at once
/// </code>
/// Lists ask for the most recent state (no resource version): they never go back in time and can be read page by page. A watch
/// begins at the version of the list or the event before it, so its events arrive in the order of their versions.
/// With <see cref="InformerOptions{T}.StreamInitialState"/> listing means to open a watch that begins with the present state and, when
/// that is complete, is followed as any other; where it breaks before, pages are read in the same step.
/// </remarks>
internal sealed class Reflector<T>
    where T : class, IKubernetesResource<T>
{
    /// <summary>However long a server asks to wait.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ResourceClient<T> _client;
    private readonly InformerOptions<T> _options;
    private readonly CacheWriter<T> _cache;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Backoff _backoff;

    internal Reflector(ResourceClient<T> client, InformerOptions<T> options, CacheWriter<T> cache, ILogger logger, TimeProvider time)
    {
        _client = client;
        _options = options;
        _cache = cache;
        _logger = logger;
        _time = time;
        _backoff = new Backoff(time, Random.Shared.NextDouble);
    }

    /// <summary>Lists and watches until cancelled, then throws whatever the cancelled request throws.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var step = ReflectorStep.Start;
        while (true)
        {
            await PrepareAsync(step, cancellationToken).ConfigureAwait(false);
            step = step.State switch
            {
                ReflectorState.Watching => await WatchAsync(cancellationToken).ConfigureAwait(false),
                _ when _options.StreamInitialState && _client.Connection.ServesInitialState => await StreamAsync(cancellationToken).ConfigureAwait(false),
                _ => await ListAsync(cancellationToken).ConfigureAwait(false),
            };
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
            FieldSelector = _options.Fields,
            SkipManagedFields = !_options.KeepManagedFields,
        };
        try
        {
            var list = await CompleteList<T>.ReadAsync(_client, options, cancellationToken).ConfigureAwait(false);
            _cache.Replace(list.Items, list.ResourceVersion);
            return ReflectorStep.AfterList;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ReflectorStep.AfterFailedList(e);
        }
    }

    private async Task<ReflectorStep> StreamAsync(CancellationToken cancellationToken) =>
        await NewWatch().RunFromStartAsync(cancellationToken).ConfigureAwait(false) ?? await ListAsync(cancellationToken).ConfigureAwait(false);

    private Task<ReflectorStep> WatchAsync(CancellationToken cancellationToken) => NewWatch().RunAsync(cancellationToken);

    private ReflectorWatch<T> NewWatch() => new(_client, _options, _cache, _logger, _time);
}
