using KubeInventory.Client;
using KubeInventory.Embedded;

namespace KubeInventory.TestKit;

/// <summary>
/// The same as <see cref="InformerSchedule"/> over TCP: an embedded server, a <see cref="FaultProxy"/> in front of it, and real sockets.
/// Slower, and with everything in it that a model leaves out.
/// </summary>
public sealed class WireSchedule : IAsyncDisposable
{
    private const string Token = "of-the-test";
    private const int Writes = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Random _random;
    private readonly EmbeddedApiServer _server;
    private readonly FaultProxy _proxy;
    private readonly KubeConnection _direct;
    private readonly KubeConnection _throughProxy;
    private readonly ManualTimeProvider _time = new();
    private readonly ChangeReplay _replay = new("subscriber");
    private readonly List<string> _steps = [];

    private WireSchedule(int seed, EmbeddedApiServer server)
    {
        _random = new Random(seed);
        _server = server;
        _proxy = FaultProxy.Start(server.Address);
        _direct = server.Connect();
        _throughProxy = _proxy.Connect(Token, new KubeConnectionOptions { TimeProvider = _time, MaxRetries = 1 });
        _proxy.Otherwise = ChooseFault;
    }

    /// <summary>Runs the schedule of a seed to its end.</summary>
    public static async Task<FaultOutcome> RunAsync(int seed, CancellationToken cancellationToken)
    {
        await using var server = await EmbeddedApiServer.StartAsync(new EmbeddedApiServerOptions { AdminToken = Token, HistoryLength = 20 }, cancellationToken);
        await using var schedule = new WireSchedule(seed, server);
        var failure = await schedule.RunAsync(cancellationToken);
        return new FaultOutcome(seed, schedule._steps, failure);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _throughProxy.DisposeAsync();
        await _direct.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    private async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new InformerOptions<V1Lease> { Namespace = "default", StreamInitialState = _random.Next(2) == 0 };
        var informer = new Informer<V1Lease>(new ResourceClient<V1Lease>(_throughProxy), options, timeProvider: _time);
        var told = _replay.FollowAsync(informer.SubscribeAsync(CancellationToken.None), () => Task.CompletedTask);
        var running = informer.RunAsync(stop.Token);

        var leases = new ResourceClient<V1Lease>(_direct).InNamespace("default");
        for (var i = 0; i < Writes; i++)
        {
            await WriteAsync(leases, cancellationToken);
            await LetTimePassAsync(informer.WaitForSyncAsync(cancellationToken), TimeSpan.FromSeconds(_random.Next(60)));
        }

        _proxy.Otherwise = _ => Fault.None;
        _steps.Add("the faults end");
        var last = await leases.CreateAsync(Lease("last"), cancellationToken: cancellationToken);
        var caughtUp = informer.WaitForAsync(last.Metadata!.ResourceVersion, cancellationToken);
        var start = TimeProvider.System.GetTimestamp();
        while (!caughtUp.IsCompleted && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            await LetTimePassAsync(caughtUp, TimeSpan.FromSeconds(10));
        }

        var cached = informer.HasSynced ? informer.Lister.List().Select(ChangeReplay.Describe).ToList() : [];
        await stop.CancelAsync();
        await running;
        await told.WaitAsync(Patience, cancellationToken);
        var expected = await leases.ListAsync(cancellationToken: cancellationToken).Select(ChangeReplay.Describe).ToListAsync(cancellationToken);
        return !caughtUp.IsCompletedSuccessfully ? "the informer did not catch up"
            : !cached.SequenceEqual(expected) ? $"the cache has {string.Join(' ', cached)}, the server {string.Join(' ', expected)}"
            : _replay.Fault
            ?? (_replay.Content.SequenceEqual(expected) ? null : $"the subscriber was told {string.Join(' ', _replay.Content)}, the server has {string.Join(' ', expected)}");
    }

    // Real time for the sockets first, or a healthy watch would never get to its end.
    private async Task LetTimePassAsync(Task done, TimeSpan atMost)
    {
        try
        {
            await done.WaitAsync(Pause);
        }
        catch (TimeoutException)
        {
            _time.Advance(atMost);
        }
    }

    private async Task WriteAsync(ResourceClient<V1Lease> leases, CancellationToken cancellationToken)
    {
        var name = $"{(char)('a' + _random.Next(6))}";
        if (_random.Next(3) == 0)
        {
            _steps.Add($"delete {name}");
            await leases.DeleteAsync(name, cancellationToken: cancellationToken);
            return;
        }

        var written = await leases.FindAsync(name, cancellationToken) is null
            ? await leases.CreateAsync(Lease(name), cancellationToken: cancellationToken)
            : await leases.UpdateAsync(name, lease => lease with { Spec = new V1LeaseSpec { HolderIdentity = $"{_random.Next()}" } }, cancellationToken);
        _steps.Add($"write {ChangeReplay.Describe(written)}");
    }

    private Fault ChooseFault(string request)
    {
        lock (_steps)
        {
            var bytes = _random.Next(1, 2000);
            Fault[] faults =
            [
                Fault.None, Fault.None, Fault.Drop, Fault.Hang, Fault.ResetAfter(bytes), Fault.CloseAfter(bytes), Fault.SilenceAfter(bytes),
                Fault.Split(_random.Next(1, 50), TimeSpan.Zero), Fault.Duplicate, Fault.Reorder,
                Fault.Refuse(429, "TooManyRequests"), Fault.Refuse(429, "TooManyRequests", retryAfterSeconds: 1), Fault.Refuse(500, "InternalError"),
                Fault.Refuse(503, "ServiceUnavailable", retryAfterSeconds: 2), Fault.Refuse(504, "Timeout"), Fault.Refuse(410, "Expired"),
                Fault.Answer("{\"items\":[{\"metadata\":"), Fault.Answer("<html>", "text/html"),
                Fault.Answer("""{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}""" + "\n"),
            ];
            var fault = faults[_random.Next(faults.Length)];
            _steps.Add($"{request} meets {fault}");
            return fault;
        }
    }

    private static V1Lease Lease(string name) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = new V1LeaseSpec { HolderIdentity = "nobody", LeaseDurationSeconds = 15 },
    };
}
