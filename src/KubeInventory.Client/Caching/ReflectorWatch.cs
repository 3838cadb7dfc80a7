using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>One watch of a reflector: applies its events, and says from how it ended what comes next.</summary>
internal sealed class ReflectorWatch<T>
    where T : class, IKubernetesResource<T>
{
    /// <summary>A watch that ends sooner, without an event, is no normal end: trying again at once would be a hot loop.</summary>
    private static readonly TimeSpan ShortestHealthyWatch = TimeSpan.FromSeconds(1);

    /// <summary>Servers that do not know streaming lists ignore the wish for one: its end never comes.</summary>
    private static readonly TimeSpan LongestInitialSilence = TimeSpan.FromSeconds(10);

    private readonly ResourceClient<T> _client;
    private readonly CacheWriter<T> _cache;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly WatchOptions _options;
    private readonly long _start;
    private int _events;

    internal ReflectorWatch(ResourceClient<T> client, InformerOptions<T> options, CacheWriter<T> cache, ILogger logger, TimeProvider time)
    {
        _client = client;
        _cache = cache;
        _logger = logger;
        _time = time;
        _start = time.GetTimestamp();
        _options = new WatchOptions
        {
            LabelSelector = options.LabelSelector,
            FieldSelector = options.Fields,
            SkipManagedFields = !options.KeepManagedFields,

            // Spread, so that many clients that began together do not return together.
            Timeout = TimeSpan.FromSeconds(Math.Round(options.WatchTimeout.TotalSeconds * (5 + Random.Shared.NextDouble()) / 6)),
        };
    }

    /// <summary>Watches from the version that the cache has.</summary>
    internal async Task<ReflectorStep> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var watchEvent in _client.WatchAsync(_options with { ResourceVersion = _cache.Version }, cancellationToken).ConfigureAwait(false))
            {
                Take(watchEvent);
            }

            return AfterEnd();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return ReflectorStep.AfterFailedWatch(e);
        }
    }

    /// <summary>Watches from the present state, which it swaps in when it is complete.</summary>
    /// <returns>Null where it did not become complete: pages may do better.</returns>
    internal async Task<ReflectorStep?> RunFromStartAsync(CancellationToken cancellationToken)
    {
        InitialState<T>? initial = new(_logger);
        using var silence = new CancellationTokenSource(LongestInitialSilence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            await foreach (var watchEvent in _client.WatchAsync(_options with { SendInitialEvents = true }, either.Token).ConfigureAwait(false))
            {
                if (initial is null)
                {
                    Take(watchEvent);
                }
                else if (initial.Take(watchEvent))
                {
                    _cache.Replace(initial.Objects, watchEvent.ResourceVersion!);
                    initial = null;
                    _events = 1;
                    silence.CancelAfter(Timeout.InfiniteTimeSpan);
                }
                else
                {
                    silence.CancelAfter(LongestInitialSilence);
                }
            }

            return initial is null ? AfterEnd() : WithoutInitialState(null, isServed: Elapsed < _options.Timeout);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return initial is null ? ReflectorStep.AfterFailedWatch(e)
                : ReflectorStep.AfterFailedWatch(e) is { Reason: "busy" } ? ReflectorStep.AfterFailedList(e)
                : WithoutInitialState(e, isServed: !silence.IsCancellationRequested && !IsRefusal(e));
        }
    }

    private TimeSpan Elapsed => _time.GetElapsedTime(_start);

    private static bool IsRefusal(Exception exception) => exception is KubeApiException { Reason: StatusReason.Invalid or StatusReason.BadRequest };

    private void Take(WatchEvent<T> watchEvent)
    {
        _cache.Take(watchEvent);
        _events++;
    }

    private ReflectorStep AfterEnd() => _events > 0 ? ReflectorStep.AfterWatch
        : Elapsed < ShortestHealthyWatch ? ReflectorStep.AfterShortWatch
        : Elapsed < _options.Timeout ? ReflectorStep.AfterWatch
        : ReflectorStep.AfterSilentWatch;

    private ReflectorStep? WithoutInitialState(Exception? failure, bool isServed)
    {
        _client.Connection.ServesInitialState &= isServed;
        _logger.ReflectorReadsPages(failure, T.Definition.GroupResource);
        return null;
    }
}
