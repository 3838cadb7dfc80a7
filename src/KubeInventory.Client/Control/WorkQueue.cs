using System.Diagnostics.CodeAnalysis;

namespace KubeInventory.Client;

/// <summary>Keys that wait to be worked on: each at most once, and never by two at a time. Thread-safe.</summary>
/// <remarks>
/// A key that is added while it waits is still one; a key that is added while it is worked on comes again afterwards, so that no change
/// is missed. Queue keys and read the object when its turn comes. Source: client-go <c>util/workqueue</c>.
/// </remarks>
/// <example><code>
/// while (await queue.TakeAsync(cancellationToken) is { } item)
/// {
///     using (item)
///     {
///         await WorkOnAsync(item.Key);
///         queue.Forget(item.Key);
///     }
/// }
/// </code></example>
/// <typeparam name="TKey">What is queued; compared by equality.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is the field's word, and it is a queue.")]
public sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Queue<TKey> _queue = new();

    // What must be worked on, with the moment from which it waits; and what is being worked on. A key in both waits for its own end.
    private readonly Dictionary<TKey, long> _dirty = [];
    private readonly HashSet<TKey> _processing = [];
    private readonly DelayedKeys<TKey> _delayed = new();
    private readonly RetryDelays<TKey> _retries;

    // One permit for each key in the queue; after the end one that is handed on from taker to taker.
    private readonly SemaphoreSlim _available = new(0);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly string _name;
    private bool _isShutDown;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="options">How long keys wait that come back.</param>
    /// <param name="timeProvider">The clock of delays. Default: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public WorkQueue(WorkQueueOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new WorkQueueOptions();
        options.Validate();
        _name = options.Name;
        _time = timeProvider ?? TimeProvider.System;
        _retries = new RetryDelays<TKey>(options, _time);
        _timer = _time.CreateTimer(_ => AddDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many keys could be taken now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Queues a key, unless it waits already. Ignored after <see cref="ShutDown"/>.</summary>
    public void Add(TKey key)
    {
        lock (_gate)
        {
            AddUnderLock(key);
        }
    }

    /// <summary>Queues a key after a while. Of several times for one key the earliest counts; <see cref="Add"/> does not revoke it.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            AddAfterUnderLock(key, delay);
        }
    }

    /// <summary>Queues a key after a failure: after a wait that doubles with each one, until <see cref="Forget"/>.</summary>
    /// <returns>The wait.</returns>
    public TimeSpan AddRateLimited(TKey key)
    {
        lock (_gate)
        {
            var delay = _retries.Next(key);
            if (!_isShutDown)
            {
                ClientTelemetry.CountRetry(_name);
                AddAfterUnderLock(key, delay);
            }

            return delay;
        }
    }

    /// <summary>Forgets a key's failures: call it after a success.</summary>
    public void Forget(TKey key)
    {
        lock (_gate)
        {
            _retries.Forget(key);
        }
    }

    /// <summary>How often a key was added by <see cref="AddRateLimited"/> since it was last forgotten.</summary>
    public int FailuresOf(TKey key)
    {
        lock (_gate)
        {
            return _retries.FailuresOf(key);
        }
    }

    /// <summary>Takes the next key, once there is one.</summary>
    /// <returns>Null after <see cref="ShutDown"/>, once nothing is left.</returns>
    public async Task<WorkItem<TKey>?> TakeAsync(CancellationToken cancellationToken = default)
    {
        await _available.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            if (!_queue.TryDequeue(out var key))
            {
                _available.Release();
                return null;
            }

            _dirty.Remove(key, out var since);
            _processing.Add(key);
            ClientTelemetry.RecordTaken(_name, _time.GetElapsedTime(since));
            return new WorkItem<TKey>(this, key, _time.GetTimestamp());
        }
    }

    /// <summary>Takes no more keys in, not even those that wait for their time. What is queued can still be taken.</summary>
    public void ShutDown()
    {
        lock (_gate)
        {
            if (!_isShutDown)
            {
                _isShutDown = true;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _available.Release();
                SignalIfDrained();
            }
        }
    }

    /// <summary>
    /// Takes no more keys in, and waits until all that are queued or being worked on are done. Workers must go on taking meanwhile.
    /// </summary>
    public Task DrainAsync(CancellationToken cancellationToken = default)
    {
        ShutDown();
        return _drained.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Shuts the queue down and drops what waits.</summary>
    public void Dispose()
    {
        ShutDown();
        _timer.Dispose();
        lock (_gate)
        {
            ClientTelemetry.CountQueued(_name, -_queue.Count);
            _queue.Clear();
        }
    }

    internal void Done(WorkItem<TKey> item)
    {
        lock (_gate)
        {
            _processing.Remove(item.Key);
            ClientTelemetry.RecordDone(_name, _time.GetElapsedTime(item.TakenAt));
            if (_dirty.ContainsKey(item.Key))
            {
                Enqueue(item.Key);
            }

            SignalIfDrained();
        }
    }

    private void AddUnderLock(TKey key)
    {
        if (!_isShutDown && _dirty.TryAdd(key, _time.GetTimestamp()) && !_processing.Contains(key))
        {
            Enqueue(key);
        }
    }

    private void AddAfterUnderLock(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            AddUnderLock(key);
        }
        else if (!_isShutDown)
        {
            _delayed.Add(key, Now + delay);
            SetTimer();
        }
    }

    private void AddDue()
    {
        lock (_gate)
        {
            if (_isShutDown)
            {
                return;
            }

            while (_delayed.TryTake(Now, out var key))
            {
                AddUnderLock(key);
            }

            SetTimer();
        }
    }

    // The monotonic clock: delays are not to jump with the time of day.
    private TimeSpan Now => _time.GetElapsedTime(0);

    private void SetTimer()
    {
        if (_delayed.Next is { } next)
        {
            // Timers count whole milliseconds: rounded down, one would come too early and find nothing due.
            var delay = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((next - Now).TotalMilliseconds), 0, int.MaxValue));
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void Enqueue(TKey key)
    {
        _queue.Enqueue(key);
        ClientTelemetry.CountQueued(_name, 1);
        _available.Release();
    }

    private void SignalIfDrained()
    {
        if (_isShutDown && _queue.Count == 0 && _processing.Count == 0)
        {
            _drained.TrySetResult();
        }
    }
}
