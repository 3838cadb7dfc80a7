using System.Runtime.CompilerServices;
using KubeInventory.Client;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Keeps the inventory equal to what a provider reports: fetches, compares with the cache, applies only what changed.</summary>
/// <remarks>
/// Absence counts only from a shard that was fetched whole, and a record is deleted only after it was missing for long and every guard
/// has let it pass. What an operator changed by hand stays: the sync applies without force and says in the condition LabelsApplied what
/// it left alone. Policy and status are in the ProviderSource of the same name, which the sync creates where there is none. Not safe
/// for concurrent runs: of several replicas, one may run.
/// </remarks>
public sealed class ProviderSync<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly SyncParts<TResource> _parts;
    private readonly ILogger _logger;
    private SourcePolicy _policy = new();
    private RegionMap _regions = RegionMap.Empty;
    private IReadOnlyList<V1Region> _mapped = [];
    private (string? Uid, long? Generation) _followed;

    internal ProviderSync(SyncParts<TResource> parts, ILoggerFactory loggerFactory)
    {
        _parts = parts;
        _logger = loggerFactory.CreateLogger("KubeInventory.Fetching.ProviderSync");
    }

    /// <summary>Fetches every shard once. Waits for the cache first, and at the end until the cache has seen what was written.</summary>
    /// <returns>What was seen and done. A shard that broke is reported here, not thrown.</returns>
    /// <exception cref="KubeApiException">The server refuses more than a single object; what was written so far stays.</exception>
    /// <exception cref="KubeConnectionException">The API server cannot be reached; what was written so far stays.</exception>
    public async Task<SyncOutcome> SyncOnceAsync(CancellationToken cancellationToken = default)
    {
        var start = _parts.TimeProvider.GetTimestamp();
        var cache = await SyncedCache<TResource>.WaitAsync(_parts.Cache, _parts.Options, cancellationToken).ConfigureAwait(false);
        var state = await _parts.Sources.ReadAsync(cancellationToken).ConfigureAwait(false);
        var cycle = new SyncCycle<TResource>(_parts, state, Situation(state), cache, cancellationToken);
        var outcome = await cycle.RunAsync().ConfigureAwait(false);
        if (cycle.LastWritten is { } written)
        {
            await _parts.Cache.WaitForAsync(written, cancellationToken).ConfigureAwait(false);
        }

        FetchingTelemetry.Record(outcome, _parts.TimeProvider.GetElapsedTime(start));
        LogOutcome(outcome);
        return outcome;
    }

    /// <summary>Syncs until cancelled: at the interval of the ProviderSource, and at once when somebody changes that.</summary>
    /// <remarks>
    /// A run that fails is logged, gives no outcome, and is tried again after a wait that grows up to the interval. While the provider
    /// throttles, the interval doubles up to 15 minutes, and is never shorter than the provider asks for.
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

                await caches.WaitAsync(pace.Next(outcome, _policy.Interval), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _parts.Sources.Caches = null;
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

    // What would be stored for the same report depends on policy and regions, so a change of them makes every object worth a look.
    private SyncSituation Situation(SourceState state)
    {
        var spec = (state.Own.Metadata?.Uid, state.Own.Metadata?.Generation);
        if (spec != _followed || !_mapped.SequenceEqual(state.Regions))
        {
            _parts.Sightings.Unsettle();
            _policy = SourcePolicy.Of(state.Own.Spec ?? new());
            (_regions, _mapped, _followed) = (new RegionMap(state.Regions), state.Regions, spec);
        }

        return new SyncSituation(_parts.Options.Source, _policy, _regions, HostConditions.WholeSecond(_parts.TimeProvider.GetUtcNow()));
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
