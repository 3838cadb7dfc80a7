using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Histories;

/// <summary>One random life of a source: what its provider answers, what breaks, what operators do, restarts, and time that passes or jumps.</summary>
/// <remarks>After each cycle the <see cref="Promises"/> are checked, and at the end, when nothing breaks any more, that the inventory comes to rest.</remarks>
internal sealed partial class History : IDisposable
{
    private const int MostMachines = 7;
    private static readonly TimeSpan DeleteAfter = TimeSpan.FromHours(2);

    private readonly HistoryServer _server;
    private readonly Random _random;
    private readonly HistoryClock _clock = new();
    private readonly Provider _provider;
    private readonly FaultyApi _api = new();
    private readonly KubeConnection _connection;
    private readonly Promises _promises;
    private readonly List<string> _log = [];
    private ProviderSync<V1Host> _sync;
    private int _born;

    private History(HistoryServer server, int seed)
    {
        _server = server;
        _random = new Random(seed);
        _provider = new Provider(_clock);
        _promises = new Promises(server, _provider, _api);
        _connection = InProcessApi.Connect(server.Server, inner =>
        {
            _api.InnerHandler = inner;
            return _api;
        });
        _sync = Restarted();
    }

    /// <summary>Lives one history.</summary>
    /// <returns>The promise that was broken, with what led to it; null if all were kept.</returns>
    public static async Task<string?> RunAsync(HistoryServer server, int seed, CancellationToken cancellationToken)
    {
        await server.ClearAsync(cancellationToken);
        using var history = new History(server, seed);
        var broken = await history.LiveAsync(cancellationToken) ?? await history.RestAsync(cancellationToken);
        return broken is null ? null : $"seed {seed}: {broken}\n  {string.Join("\n  ", history._log)}";
    }

    public void Dispose()
    {
        _connection.Dispose();
        _api.Dispose();
    }

    private async Task<string?> LiveAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 3; i++)
        {
            Create();
        }

        await CycleAsync(cancellationToken);
        var steps = _random.Next(8, 20);
        for (var step = 0; step < steps; step++)
        {
            await StepAsync(cancellationToken);
            if (await CycleAsync(cancellationToken) is { } broken)
            {
                return broken;
            }
        }

        return null;
    }

    // When nothing breaks any more: what is there is active, what is gone is retired at once and deleted in time, or waits for a person.
    private async Task<string?> RestAsync(CancellationToken cancellationToken)
    {
        await CalmAsync(cancellationToken);
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(4));
            if (await CycleAsync(cancellationToken) is { } broken)
            {
                return broken;
            }
        }

        if (_promises.Unretired() is { } unretired)
        {
            return unretired;
        }

        foreach (var minutes in (int[])[50, 50, 50, 15])
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            if (await CycleAsync(cancellationToken) is { } broken)
            {
                return broken;
            }
        }

        await ApproveAsync(cancellationToken);
        return await CycleAsync(cancellationToken) ?? _promises.Undeleted();
    }

    private async Task<string?> CycleAsync(CancellationToken cancellationToken)
    {
        await _server.UntilCurrentAsync(cancellationToken);
        try
        {
            _log.Add($"{_clock.Elapsed:c} {await _sync.SyncOnceAsync(cancellationToken)}");
        }
        catch (KubeApiException e)
        {
            _log.Add($"{_clock.Elapsed:c} the API server broke: {(int)e.StatusCode}");
        }

        (_provider.Fault, _provider.FaultySite) = (Fault.None, "");
        _api.AllowAll();
        await _server.UntilCurrentAsync(cancellationToken);
        return _promises.Broken();
    }

    private ProviderSync<V1Host> Restarted() => ProviderSync.ForHosts(_provider, _connection, _server.Cache, new ProviderSyncOptions
    {
        Source = "history",
        Policy = new V1ProviderSourceSpec { Provider = "test", DeleteAfter = $"{DeleteAfter.TotalMinutes}m", MaxDeleteAbsolute = 2 },
    }, _clock);
}
