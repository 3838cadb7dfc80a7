using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Client;

/// <summary>Has each object of a kind reconciled whenever it, or an object related to it, changes. Thread-safe.</summary>
/// <remarks>
/// It begins when the caches are complete, with every object once. Objects come by key from a <see cref="WorkQueue{TKey}"/>: changes that
/// come in quick succession are reconciled once, and one object is never reconciled by two at a time.
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public sealed class Controller<T>
    where T : class, IKubernetesResource<T>
{
    private readonly Informer<T> _informer;
    private readonly IReconciler<T> _reconciler;
    private readonly ControllerOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly string _name;
    private readonly List<KeySource> _sources;
    private int _runs;

    /// <summary>Prepares a controller. The informer is run by the caller.</summary>
    /// <param name="informer">The cache of the objects.</param>
    /// <param name="reconciler">What is to be done with each.</param>
    /// <param name="options">How many at once, how long, and how soon again.</param>
    /// <param name="logger">Receives what fails and why. Default: nobody.</param>
    /// <param name="timeProvider">The clock of waits and timeouts. Default: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Controller(
        Informer<T> informer,
        IReconciler<T> reconciler,
        ControllerOptions? options = null,
        ILogger<Controller<T>>? logger = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(informer);
        ArgumentNullException.ThrowIfNull(reconciler);
        _informer = informer;
        _reconciler = reconciler;
        _options = options ?? new ControllerOptions();
        _options.Validate();
        _logger = logger ?? NullLogger<Controller<T>>.Instance;
        _time = timeProvider ?? TimeProvider.System;
        _name = _options.Name ?? T.Definition.GroupResource;
        _sources = [KeySource.Of(informer)];
    }

    /// <summary>Reconciles objects also when others change that concern them. Call it before <see cref="RunAsync"/>.</summary>
    /// <typeparam name="TOther">The related kind.</typeparam>
    /// <param name="informer">The cache of the related objects, run by the caller.</param>
    /// <param name="map">The keys that an object concerns, found for example by an index of the given lister. Called for its state before and after a change.</param>
    public Controller<T> Watch<TOther>(Informer<TOther> informer, Func<TOther, Lister<T>, IEnumerable<ObjectKey>> map)
        where TOther : class, IKubernetesResource<TOther>
    {
        ArgumentNullException.ThrowIfNull(informer);
        ArgumentNullException.ThrowIfNull(map);
        _sources.Add(KeySource.Of(informer, other => map(other, _informer.Lister), _logger));
        return this;
    }

    /// <summary>Reconciles until cancelled, then returns when reconciles under way have ended. It may be run again afterwards.</summary>
    /// <exception cref="CacheNotSyncedException">An informer stopped before its cache was complete.</exception>
    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _runs, 1) != 0)
        {
            throw new InvalidOperationException("This controller runs already; make another one.");
        }

        try
        {
            await Task.WhenAll(_sources.Select(source => source.WaitForSyncAsync(cancellationToken))).ConfigureAwait(false);
            await ReconcileUntilStoppedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being told to stop is how a run ends.
        }
        finally
        {
            Volatile.Write(ref _runs, 0);
        }
    }

    private async Task ReconcileUntilStoppedAsync(CancellationToken cancellationToken)
    {
        // A queue for each run: what was left in it when a lead was lost is no longer this process's concern.
        using var queue = new WorkQueue<ObjectKey>(_options.Queue(_name), _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] running =
        [
            .. _sources.Select(source => Task.Run(() => source.PumpAsync(queue, stop.Token), CancellationToken.None)),
            .. Enumerable.Range(0, _options.MaxConcurrentReconciles).Select(_ => WorkAsync(queue, stop.Token)),
        ];

        // One that ends, because an informer has stopped or something failed, ends the others.
        await Task.WhenAny(running).ConfigureAwait(false);
        queue.ShutDown();
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // They were told to end.
        }
    }

    private async Task WorkAsync(WorkQueue<ObjectKey> queue, CancellationToken cancellationToken)
    {
        while (await queue.TakeAsync(cancellationToken).ConfigureAwait(false) is { } item)
        {
            using (item)
            {
                await ReconcileAsync(queue, item.Key, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReconcileAsync(WorkQueue<ObjectKey> queue, ObjectKey key, CancellationToken cancellationToken)
    {
        using var activity = ClientTelemetry.StartReconcile(_name, key);
        using var timeout = new CancellationTokenSource(_options.ReconcileTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var started = _time.GetTimestamp();
        var outcome = "done";
        try
        {
            _informer.Lister.TryGet(key, out var resource);
            var result = await _reconciler.ReconcileAsync(key, resource, either.Token).ConfigureAwait(false);
            queue.Forget(key);
            if (result.Delay is { } delay)
            {
                outcome = "requeued";
                queue.AddAfter(key, delay);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever was thrown for it: the object is reconciled again at the next start.
            outcome = "stopped";
        }
        catch (Exception e)
        {
            outcome = timeout.IsCancellationRequested ? "timeout" : "failed";
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, e.Message);
            _logger.ReconcileFails(e, _name, key, outcome, queue.AddRateLimited(key));
        }

        ClientTelemetry.RecordReconcile(_name, outcome, _time.GetElapsedTime(started));
    }
}
