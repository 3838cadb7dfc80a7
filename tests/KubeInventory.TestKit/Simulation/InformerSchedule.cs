using System.Globalization;
using KubeInventory.Client;

namespace KubeInventory.TestKit;

/// <summary>
/// Runs an informer against a simulated server on a virtual clock, while random writes and random faults happen; then the faults end,
/// and the informer must have what the server has, and its subscribers must have been told all of it.
/// </summary>
/// <remarks>The seed decides about steps and faults; thread timing within a step is real, so a failure may need several runs to come back.</remarks>
public sealed class InformerSchedule : IAsyncDisposable
{
    private const int MaxNotes = 500;

    private static readonly OpenFault[] OpenFaults = Enum.GetValues<OpenFault>();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Random _random;

    // Requests choose on other threads than steps.
    private readonly Random _openRandom;
    private readonly List<string> _steps = [];
    private readonly ManualTimeProvider _time = new();
    private readonly SimulatedObjects _objects;
    private readonly SimulatedServer _server;
    private readonly HttpClient _http;
    private readonly KubeConnection _connection;
    private readonly Informer<V1Lease> _informer;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _slowReads = new(0);
    private readonly ChangeReplay[] _replays = [new("fast"), new("slow"), new("batches"), new("late")];
    private readonly List<Task> _tasks = [];
    private readonly List<Task<string?>> _ownReads = [];
    private readonly double _faultRate;
    private readonly CancellationToken _cancellationToken;

    private InformerSchedule(int seed, CancellationToken cancellationToken)
    {
        _random = new Random(seed);
        _openRandom = new Random(~seed);
        _cancellationToken = cancellationToken;
        _objects = new SimulatedObjects(_random.Next(2) == 0 ? 90 : _random.Next(1, 100_000));
        var streams = (StreamingSupport)_random.Next(3);
        _server = new SimulatedServer(_objects, _time, streams, pageSize: _random.Next(1, 8)) { NextFault = ChooseOpenFault };
        _http = new HttpClient(_server) { Timeout = Timeout.InfiniteTimeSpan };
        _connection = KubeConnection.FromHttpClient(
            _http, new Uri("http://simulated"), options: new KubeConnectionOptions { TimeProvider = _time, MaxRetries = _random.Next(3) });
        var options = new InformerOptions<V1Lease>
        {
            StreamInitialState = _random.Next(2) == 0,
            WatchTimeout = TimeSpan.FromSeconds(_random.Next(10, 600)),
        };
        options.AddIndex("holder", lease => [lease.Spec!.HolderIdentity!]);
        _informer = new Informer<V1Lease>(new ResourceClient<V1Lease>(_connection), options, timeProvider: _time);
        _faultRate = _random.NextDouble() * 0.6;
        _steps.Add($"streaming {(options.StreamInitialState ? $"wanted, server {streams}" : "not wanted")}, faults {_faultRate:0.00}, watches {options.WatchTimeout.TotalSeconds} s");
    }

    /// <summary>Runs the schedule of a seed to its end.</summary>
    public static async Task<FaultOutcome> RunAsync(int seed, CancellationToken cancellationToken)
    {
        await using var schedule = new InformerSchedule(seed, cancellationToken);
        string? failure;
        try
        {
            failure = await schedule.RunAsync();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            failure = e.ToString();
        }

        return new FaultOutcome(seed, schedule._steps, failure);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _connection.DisposeAsync();
        _http.Dispose();
        _slowReads.Dispose();
        _stop.Dispose();
    }

    private async Task<string?> RunAsync()
    {
        for (var i = _random.Next(6); i > 0; i--)
        {
            Write();
        }

        _tasks.Add(_replays[0].FollowAsync(_informer.SubscribeAsync(CancellationToken.None), () => Task.CompletedTask));
        _tasks.Add(_replays[1].FollowAsync(
            _informer.SubscribeAsync(new SubscribeOptions { Resync = TimeSpan.FromSeconds(_random.Next(1, 120)) }, CancellationToken.None), () => _slowReads.WaitAsync()));
        _tasks.Add(_replays[2].FollowAsync(_informer.SubscribeInBatchesAsync(cancellationToken: CancellationToken.None)));
        _server.TimersOfOthers = _time.Armed;
        var running = _informer.RunAsync(_stop.Token);

        var steps = _random.Next(20, 70);
        for (var i = 0; i < steps; i++)
        {
            await SettleAsync();
            Step();
            if (i == steps / 2)
            {
                _tasks.Add(_replays[3].FollowAsync(_informer.SubscribeAsync(CancellationToken.None), () => Task.CompletedTask));
            }
        }

        if (!await RecoverAsync())
        {
            return $"the informer did not catch up with version {_objects.Version}: it has {string.Join(' ', Cached())} ({_server}, informer {running.Status} {running.Exception}, timers {_time.Armed})";
        }

        await _stop.CancelAsync();
        await running;
        _slowReads.Release(1_000_000);
        await Task.WhenAll(_tasks).WaitAsync(Patience, _cancellationToken);
        return await VerdictAsync();
    }

    private async Task<bool> RecoverAsync()
    {
        await SettleAsync();
        Note("the faults end");
        _server.NextFault = () => null;

        // What the network swapped lies behind this one.
        lock (_objects)
        {
            _objects.Put("last", "holder-0");
        }

        var caughtUp = _informer.WaitForAsync(_objects.Version.ToString(CultureInfo.InvariantCulture), _cancellationToken);
        var start = TimeProvider.System.GetTimestamp();
        while (!caughtUp.IsCompleted && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            await SettleAsync();
            Tick();
            await SettleAsync();
            await Task.Yield();
            if (!caughtUp.IsCompleted)
            {
                Advance(await _time.WaitForTimerAsync(TimeSpan.MaxValue, _cancellationToken));
            }
        }

        return caughtUp.IsCompletedSuccessfully;
    }

    private async Task<string?> VerdictAsync()
    {
        var expected = _objects.Present.Select(lease => $"{lease.Name}@{lease.Version}").ToList();
        if (!Cached().SequenceEqual(expected))
        {
            return $"the cache has {string.Join(' ', Cached())}, the server {string.Join(' ', expected)}";
        }

        foreach (var holders in _objects.Present.GroupBy(lease => lease.Holder))
        {
            if (_informer.Lister.ByIndex("holder", holders.Key).Count != holders.Count())
            {
                return $"the index does not find every object of {holders.Key}";
            }
        }

        // A version says nothing about the ones before it where the network swaps them.
        var reads = _steps.Contains(WatchFaults.Swap) ? [] : await Task.WhenAll(_ownReads).WaitAsync(Patience, _cancellationToken);
        return _replays.Select(replay => replay.Fault).Concat(reads).FirstOrDefault(fault => fault is not null)
            ?? _replays.Where(replay => !replay.Content.SequenceEqual(expected))
                .Select(replay => $"a subscriber was told {string.Join(' ', replay.Content)}, the server has {string.Join(' ', expected)}")
                .FirstOrDefault();
    }

    private IEnumerable<string> Cached() => _informer.HasSynced ? _informer.Lister.List().Select(ChangeReplay.Describe) : [];

    private void Step()
    {
        if (_random.NextDouble() < _faultRate && _server.Watch is { IsHealthy: true } watch)
        {
            Disturb(watch);
            return;
        }

        switch (_random.Next(12))
        {
            case < 7:
                Write();
                break;
            case 7:
                _slowReads.Release(_random.Next(1, 4));
                break;
            case 8:
                Note("bookmark");
                lock (_objects)
                {
                    _server.Watch?.SendBookmark();
                }

                break;
            case 9 when _random.Next(3) == 0:
                Note("compact");
                lock (_objects)
                {
                    _objects.Compact();
                }

                break;
            default:
                Advance(TimeSpan.FromSeconds(Math.Pow(10, (_random.NextDouble() * 4) - 1.5)));
                break;
        }

        // Not at each step: what happens meanwhile arrives together.
        if (_random.Next(3) > 0)
        {
            Tick();
        }
    }

    private void Write()
    {
        lock (_objects)
        {
            var (step, written) = _objects.ChangeAtRandom(_random);
            Note(step);
            if (written is not null && _random.Next(4) == 0)
            {
                _ownReads.Add(OwnRead.CheckAsync(_informer, _objects, written, _cancellationToken));
            }
        }
    }

    private void Disturb(SimulatedWatch watch)
    {
        var (name, disturb) = WatchFaults.All[_random.Next(WatchFaults.All.Count)];
        Note(name);
        lock (_objects)
        {
            if (watch.CanGoOn())
            {
                disturb(watch);
            }
        }
    }

    private OpenFault? ChooseOpenFault()
    {
        if (_openRandom.NextDouble() >= _faultRate)
        {
            return null;
        }

        var fault = OpenFaults[_openRandom.Next(OpenFaults.Length)];
        Note($"request meets {fault}");
        return fault;
    }

    private void Advance(TimeSpan duration)
    {
        Note($"{duration.TotalSeconds:0.0} s pass");
        _time.Advance(duration);
        Tick();
    }

    private void Tick()
    {
        lock (_objects)
        {
            _server.Watch?.Tick(_time.GetUtcNow());
        }
    }

    // Real time passes only here: until the client waits for the server or for the clock.
    private async Task SettleAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!_server.IsClientWaiting)
        {
            await Task.Yield();
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException("The informer neither reads nor waits: it ended or hangs.");
            }
        }
    }

    private void Note(string step)
    {
        lock (_steps)
        {
            if (_steps.Count < MaxNotes)
            {
                _steps.Add(step);
            }
        }
    }
}
