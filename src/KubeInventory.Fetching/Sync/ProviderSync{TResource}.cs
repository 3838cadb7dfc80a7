using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KubeInventory.Client;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Keeps the inventory equal to what a provider reports: fetches, compares with the cache, applies only what changed.</summary>
/// <remarks>
/// Absence counts only from a shard that was fetched whole, and a record is deleted only after it was missing for long and every guard
/// has let it pass. What an operator changed by hand stays: the sync applies without force and says in the condition LabelsApplied what
/// it left alone. Policy and status are in the ProviderSource of the same name, which the sync creates where there is none. Not safe
/// for concurrent runs: where there are several replicas, use <see cref="RunAsLeaderAsync"/>.
/// </remarks>
public sealed class ProviderSync<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly SyncParts<TResource> _parts;
    private readonly ILoggerFactory _loggerFactory;
    private readonly ILogger _logger;
    private SourcePolicy _policy = new();
    private RegionMap _regions = RegionMap.Empty;
    private IReadOnlyList<V1Region> _mapped = [];
    private (string? Uid, long? Generation) _followed;
    private DateTimeOffset _lastRun;

    internal ProviderSync(SyncParts<TResource> parts, ILoggerFactory loggerFactory)
    {
        _parts = parts;
        _loggerFactory = loggerFactory;
        _logger = loggerFactory.CreateLogger("KubeInventory.Fetching.ProviderSync");
    }

    /// <summary>Fetches every shard once. Waits for the cache first, and at the end until the cache has seen what was written.</summary>
    /// <returns>What was seen and done. A shard that broke is reported here, not thrown.</returns>
    /// <exception cref="KubeNotFoundException">The server lacks the kind, or ProviderSource: their CustomResourceDefinitions are not installed.</exception>
    /// <exception cref="KubeApiException">The server refuses more than a single object; what was written so far stays.</exception>
    /// <exception cref="KubeConnectionException">The API server cannot be reached; what was written so far stays.</exception>
    public async Task<SyncOutcome> SyncOnceAsync(CancellationToken cancellationToken = default)
    {
        var start = _parts.TimeProvider.GetTimestamp();
        var cache = await SyncedCache<TResource>.WaitAsync(_parts, cancellationToken).ConfigureAwait(false);
        var state = await _parts.Sources.ReadAsync(cancellationToken).ConfigureAwait(false);
        var cycle = new SyncCycle<TResource>(_parts, state, Situation(state), cache, cancellationToken);
        var outcome = await cycle.RunAsync().ConfigureAwait(false);
        if (cycle.LastWritten is { } written)
        {
            await _parts.Cache.WaitForAsync(written, cancellationToken).ConfigureAwait(false);
        }

        FetchingTelemetry.Record(outcome, _parts.TimeProvider.GetElapsedTime(start), _parts.TimeProvider.GetUtcNow());
        LogOutcome(outcome);
        return outcome;
    }

    /// <summary>Syncs until cancelled: at the interval of the ProviderSource, and at once when somebody changes that or the provider tells of a change.</summary>
    /// <remarks>
    /// A run that fails is logged, gives no outcome, and is tried again after a wait that grows up to the interval. While the provider
    /// throttles, the interval doubles up to 15 minutes, and is never shorter than the provider asks for, up to a day.
    /// </remarks>
    /// <param name="cancellationToken">Ends the loop with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<SyncOutcome> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pace = new SyncPace();
        var caches = new SourceCaches(_parts.Connection, _parts.Options.Source, _parts.TimeProvider);
        await using var stopping = caches.ConfigureAwait(false);
        _parts.Sources.Caches = caches;
        try
        {
            while (true)
            {
                var outcome = await TryAsync(cancellationToken).ConfigureAwait(false);
                if (outcome is not null)
                {
                    yield return outcome;
                }

                await WaitAsync(caches, pace.Next(outcome, _policy.Interval), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _parts.Sources.Caches = null;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, in one of several replicas at a time: the one that holds the Lease <c>fetcher-SOURCE</c> in <c>kubeinventory-system</c>.</summary>
    /// <remarks>A replica that is not the leader waits and gives no outcomes. One that stops being the leader stops in the middle of a run.</remarks>
    /// <param name="cancellationToken">Ends the candidacy with <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<SyncOutcome> RunAsLeaderAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var outcomes = Channel.CreateBounded<SyncOutcome>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var election = new SourceElection(_parts.Connection, _parts.Options.Source, _loggerFactory, _parts.TimeProvider);
        var running = CompleteAsync(election.RunAsync(LeadAsync, stop.Token), outcomes.Writer);
        try
        {
            await foreach (var outcome in outcomes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return outcome;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }

        async Task LeadAsync(CancellationToken token)
        {
            await foreach (var outcome in RunAsync(token).ConfigureAwait(false))
            {
                await outcomes.Writer.WriteAsync(outcome, token).ConfigureAwait(false);
            }
        }
    }

    private async Task WaitAsync(SourceCaches caches, TimeSpan time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var news = ListenAsync(stop.Token);
        await caches.WaitAsync(time, news, cancellationToken).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _parts.Fetcher.WaitForChangeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NoNews(_logger, _parts.Options.Source, e);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CompleteAsync(Task election, ChannelWriter<SyncOutcome> outcomes)
    {
        try
        {
            await election.ConfigureAwait(false);
            outcomes.Complete();
        }
        catch (Exception e)
        {
            // The reader of the outcomes is told.
            outcomes.Complete(e);
        }
    }

    private async Task<SyncOutcome?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SyncOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KubeApiException or KubeConnectionException)
        {
            Log.SyncFailed(_logger, _parts.Options.Source, e);
            return null;
        }
    }

    // What would be stored for the same report depends on policy, regions and times, so a change of them, or a clock that went back, makes
    // every object worth a look.
    private SyncSituation Situation(SourceState state)
    {
        var spec = (state.Own.Metadata?.Uid, state.Own.Metadata?.Generation);
        var now = HostConditions.WholeSecond(_parts.TimeProvider.GetUtcNow());
        if (now < _lastRun || spec != _followed || !_mapped.SequenceEqual(state.Regions))
        {
            _parts.Sightings.Unsettle();
            _policy = SourcePolicy.Of(state.Own.Spec ?? new());
            (_regions, _mapped, _followed) = (new RegionMap(state.Regions), state.Regions, spec);
        }

        _lastRun = now;
        return new SyncSituation(_parts.Options.Source, _policy, _regions, now);
    }

    private void LogOutcome(SyncOutcome outcome)
    {
        Log.Synced(_logger, outcome);
        foreach (var problem in outcome.Problems)
        {
            Log.ObjectProblem(_logger, outcome.Source, problem.Name, problem.Message);
        }

        foreach (var warning in outcome.Warnings)
        {
            Log.ObjectWarning(_logger, outcome.Source, warning.Name, warning.Message);
        }

        foreach (var block in outcome.Blocks)
        {
            Log.DeletionsBlocked(_logger, outcome.Source, block.Names.Count, block.Reason, block.Message);
        }
    }
}
