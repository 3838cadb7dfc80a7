using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>A cache of one kind that the API server keeps up to date, and the changes that it sees. Thread-safe.</summary>
/// <remarks>
/// It lists once and then watches, resumes where a watch ended, and lists anew only where the server has forgotten what came in
/// between; objects deleted meanwhile are then found missing and reported as deleted. No failure ends it: it waits from 0.8 s up to a
/// minute between attempts, says in the log what fails, and keeps answering from what it has.
/// </remarks>
/// <example><code>
/// var informer = new Informer&lt;V1Lease&gt;(new ResourceClient&lt;V1Lease&gt;(connection).InNamespace("inventory"));
/// var running = informer.RunAsync(stop.Token);
/// await informer.WaitForSyncAsync(stop.Token);
/// var leases = informer.Lister.List();
/// </code></example>
/// <typeparam name="T">The kind.</typeparam>
public sealed class Informer<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Store<T> _store;
    private readonly CacheProgress _progress;
    private readonly Reflector<T>[] _reflectors;
    private readonly CacheWriter<T>[] _writers;
    private readonly TimeProvider _time;
    private int _runs;

    /// <summary>Prepares a cache; nothing is sent before <see cref="RunAsync"/>.</summary>
    /// <param name="client">Reads from the server.</param>
    /// <param name="options">What to keep. Default: every object that the client reaches.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of waits. Default: the system's.</param>
    /// <exception cref="InvalidOperationException">A namespace is given for a cluster-scoped kind.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Informer(
        ResourceClient<T> client,
        InformerOptions<T>? options = null,
        ILogger<Informer<T>>? logger = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new InformerOptions<T>();
        options.Validate();
        logger ??= NullLogger<Informer<T>>.Instance;
        _time = timeProvider ?? TimeProvider.System;
        client = options.Namespace is { } @namespace ? client.InNamespace(@namespace) : client;
        string?[] parts = options.Namespaces.Count > 0 ? [.. options.Namespaces] : [null];

        _store = new Store<T>(options.Indexes, parts);
        _progress = new CacheProgress(parts.Length);
        _writers = [.. parts.Select((part, i) => new CacheWriter<T>(_store, _progress, i, part, options, logger, _time))];
        _reflectors = [.. parts.Select((part, i) => new Reflector<T>(
            part is null ? client : client.InNamespace(part), options, _writers[i], logger, _time))];
        Lister = new Lister<T>(_store, _progress, client.Namespace);
    }

    /// <summary>Reads the cache.</summary>
    public Lister<T> Lister { get; }

    /// <summary>Whether the first complete list is in. It stays true from then on.</summary>
    public bool HasSynced => _progress.HasSynced;

    /// <summary>
    /// How long ago the server was last heard of through a list, an event or a bookmark; null if never. Servers send bookmarks about
    /// once a minute, so several minutes mean that the cache is likely stale.
    /// </summary>
    /// <remarks>Of several namespaces it is the one that was silent for longest.</remarks>
    public TimeSpan? LastEventAge => Array.TrueForAll(_writers, writer => writer.LastEventAge is not null)
        ? _writers.Max(writer => writer.LastEventAge)
        : null;

    /// <summary>Keeps the cache up to date until cancelled, then returns. It throws nothing else.</summary>
    /// <exception cref="InvalidOperationException">It was run before: an informer runs once.</exception>
    public Task RunAsync(CancellationToken cancellationToken) =>
        // Who waits for the end goes on apart from what has ended the run: on the stack of that, the whole cache would stay reachable.
        FollowAsync(cancellationToken).ContinueWith(static run => run, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();

    /// <summary>Waits until the first complete list is in.</summary>
    /// <exception cref="CacheNotSyncedException">The informer stopped before.</exception>
    public async Task WaitForSyncAsync(CancellationToken cancellationToken = default)
    {
        if (!await _progress.WaitAsync(_ => true, cancellationToken).ConfigureAwait(false))
        {
            throw new CacheNotSyncedException($"The informer of {T.Definition.Plural} stopped before its first list was complete.");
        }
    }

    /// <summary>
    /// Waits until the cache has seen everything up to a version, to read one's own write: pass what the write gave as
    /// <c>metadata.resourceVersion</c>.
    /// </summary>
    /// <remarks>
    /// A write that this informer's selectors leave out is seen with the next event or bookmark, which may take a minute. A version of
    /// another server, or from before a restore, may never be reached; bound the wait by the token.
    /// </remarks>
    /// <exception cref="ArgumentException">The version is not well-formed; see <see cref="ResourceVersion.IsWellFormed"/>.</exception>
    /// <exception cref="CacheNotSyncedException">The informer stopped before.</exception>
    public async Task WaitForAsync(ResourceVersion resourceVersion, CancellationToken cancellationToken = default)
    {
        if (!resourceVersion.IsWellFormed)
        {
            throw new ArgumentException($"'{resourceVersion}' is not a resource version that can be compared.", nameof(resourceVersion));
        }

        if (!await _progress.WaitAsync(IsReachedBy, cancellationToken).ConfigureAwait(false))
        {
            throw new CacheNotSyncedException($"The informer of {T.Definition.Plural} stopped before it saw version {resourceVersion}.");
        }

        bool IsReachedBy(ResourceVersion reached) => reached.TryCompare(resourceVersion, out var order) && order >= 0;
    }

    /// <inheritdoc cref="SubscribeAsync(SubscribeOptions, CancellationToken)"/>
    public IAsyncEnumerable<ResourceChange<T>> SubscribeAsync(CancellationToken cancellationToken = default) =>
        SubscribeAsync(SubscribeOptions.Default, cancellationToken);

    /// <summary>The present content as additions, then every change, until the informer stops or the token is cancelled.</summary>
    /// <remarks>
    /// Each subscriber reads at its own pace and holds up nobody. To one that is slow, changes of one object arrive as their net
    /// change, and an object that came and went meanwhile not at all; see <see cref="ResourceChange{T}"/>. What waits for it is therefore
    /// never more than one change for each object. Objects come in the order of their first change that is still unread. The cache has a
    /// change before its subscribers do. May be called before the informer runs.
    /// </remarks>
    /// <param name="options">What the subscriber wants beside the changes.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public IAsyncEnumerable<ResourceChange<T>> SubscribeAsync(SubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return SubscribeAsync(options, (subscription, token) => subscription.ReadAsync(token), cancellationToken);
    }

    /// <summary>
    /// The whole content as the first batch, once the cache has synced and even if it is empty; then, batch by batch, what changed since
    /// the subscriber took the last one. For work that is done once for all changes that there are, such as writing a file.
    /// </summary>
    /// <remarks>
    /// A batch never has half of what a relist found. Apart from that it is as
    /// <see cref="SubscribeAsync(SubscribeOptions, CancellationToken)"/>, whose first changes may come before the cache has synced.
    /// </remarks>
    /// <param name="options">What the subscriber wants beside the changes. Default: nothing.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public IAsyncEnumerable<IReadOnlyList<ResourceChange<T>>> SubscribeInBatchesAsync(
        SubscribeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= SubscribeOptions.Default;
        options.Validate();
        return SubscribeAsync(options, (subscription, token) => subscription.ReadBatchesAsync(token), cancellationToken);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _runs, 1) != 0)
        {
            throw new InvalidOperationException("An informer runs once; make another one.");
        }

        ClientTelemetry.ObserveLastEvent(this, T.Definition, () => LastEventAge);
        try
        {
            await Task.WhenAll(_reflectors.Select(reflector => reflector.RunAsync(cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Being told to stop is how a run ends, whatever a request that was cut short for it has thrown.
        }
        finally
        {
            ClientTelemetry.ForgetLastEvent(this);
            _progress.End();
            _store.End();
        }
    }

    private async IAsyncEnumerable<TRead> SubscribeAsync<TRead>(
        SubscribeOptions options,
        Func<Subscription<T>, CancellationToken, IAsyncEnumerable<TRead>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subscription = _store.Subscribe();
        using var resync = options.Resync is { } period ? _time.CreateTimer(_ => _store.Resync(subscription), null, period, period) : null;
        try
        {
            await foreach (var each in read(subscription, cancellationToken).ConfigureAwait(false))
            {
                yield return each;
            }
        }
        finally
        {
            _store.Unsubscribe(subscription);
        }
    }
}
