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
    private readonly CacheProgress _progress = new();
    private readonly Reflector<T> _reflector;
    private int _runs;

    /// <summary>Prepares a cache; nothing is sent before <see cref="RunAsync"/>.</summary>
    /// <param name="client">Reads from the server.</param>
    /// <param name="options">What to keep. Default: every object that the client reaches.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of waits. Default: the system's.</param>
    /// <exception cref="InvalidOperationException">A namespace is given for a cluster-scoped kind.</exception>
    public Informer(
        ResourceClient<T> client,
        InformerOptions<T>? options = null,
        ILogger<Informer<T>>? logger = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new InformerOptions<T>();
        client = options.Namespace is { } @namespace ? client.InNamespace(@namespace) : client;

        _store = new Store<T>(options.Indexes);
        _reflector = new Reflector<T>(
            client, options, _store, _progress, logger ?? NullLogger<Informer<T>>.Instance, timeProvider ?? TimeProvider.System);
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
    public TimeSpan? LastEventAge => _reflector.LastEventAge;

    /// <summary>Keeps the cache up to date until cancelled, then returns. It throws nothing else.</summary>
    /// <exception cref="InvalidOperationException">It was run before: an informer runs once.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _runs, 1) != 0)
        {
            throw new InvalidOperationException("An informer runs once; make another one.");
        }

        try
        {
            await _reflector.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Being told to stop is how a run ends, whatever a request that was cut short for it has thrown.
        }
        finally
        {
            _progress.End();
            _store.End();
        }
    }

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

    /// <summary>The present content as additions, then every change, until the informer stops or the token is cancelled.</summary>
    /// <remarks>
    /// Each subscriber reads at its own pace and holds up nobody. To one that is slow, changes of one object arrive as their net
    /// change, and an object that came and went meanwhile not at all; see <see cref="ResourceChange{T}"/>. Objects come in the order of
    /// their first change that is still unread. The cache has a change before its subscribers do.
    /// May be called before the informer runs.
    /// </remarks>
    public async IAsyncEnumerable<ResourceChange<T>> SubscribeAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var subscription = _store.Subscribe();
        try
        {
            await foreach (var change in subscription.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            _store.Unsubscribe(subscription);
        }
    }
}
