using KubeInventory.Client;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Fetching;

/// <summary>Keeps the inventory equal to what a provider reports: fetches, compares with the cache, applies only what changed.</summary>
/// <remarks>
/// Absence counts only from a shard that was fetched whole. A missing object is marked, never deleted. What an operator changed by
/// hand stays: the sync applies without force and says in the condition LabelsApplied what it left alone. Not safe for concurrent runs.
/// </remarks>
public sealed class ProviderSync<TResource>
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly IProviderFetcher<TResource> _fetcher;
    private readonly ObjectWriter<TResource> _writer;
    private readonly Informer<TResource> _cache;
    private readonly ProviderSyncOptions _options;
    private readonly SyncPolicy<TResource> _policy;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    internal ProviderSync(
        IProviderFetcher<TResource> fetcher, ResourceClient<TResource> client, Informer<TResource> cache, ProviderSyncOptions options,
        SyncPolicy<TResource> policy, TimeProvider timeProvider, ILoggerFactory loggerFactory)
    {
        _fetcher = fetcher;
        _writer = new ObjectWriter<TResource>(client, options.FieldManager);
        _cache = cache;
        _options = options;
        _policy = policy;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger("KubeInventory.Fetching.ProviderSync");
    }

    /// <summary>Fetches every shard once. Waits for the cache first, and at the end until the cache has seen what was written.</summary>
    /// <returns>What was seen and done. A shard that broke is reported here, not thrown.</returns>
    /// <exception cref="KubeConnectionException">The API server cannot be reached; what was written so far stays.</exception>
    public async Task<SyncOutcome> SyncOnceAsync(CancellationToken cancellationToken)
    {
        await _cache.WaitForSyncAsync(cancellationToken).ConfigureAwait(false);
        var run = new SyncRun<TResource>(_options, _policy, _writer, _cache.Lister, _timeProvider);
        foreach (var shard in _options.Shards)
        {
            await run.SyncShardAsync(_fetcher, shard, cancellationToken).ConfigureAwait(false);
        }

        if (run.LastWritten is { } written)
        {
            await _cache.WaitForAsync(written, cancellationToken).ConfigureAwait(false);
        }

        var outcome = run.Outcome();
        Log.Synced(_logger, outcome);
        foreach (var problem in outcome.Problems)
        {
            Log.ObjectProblem(_logger, outcome.Source, problem.Name, problem.Message);
        }

        return outcome;
    }

    /// <summary>Syncs at the interval of the options until cancelled. A run that fails is logged, and tried again at the next interval.</summary>
    /// <param name="report">Told of each outcome.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task RunAsync(Action<SyncOutcome> report, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? retryAfter = null;
            try
            {
                var outcome = await SyncOnceAsync(cancellationToken).ConfigureAwait(false);
                retryAfter = outcome.Shards.Max(shard => shard.RetryAfter);
                report(outcome);
            }
            catch (Exception e) when (e is KubeApiException or KubeConnectionException)
            {
                Log.SyncFailed(_logger, _options.Source, e);
            }

            var wait = _options.Interval * (0.9 + (Random.Shared.NextDouble() * 0.2));
            await Task.Delay(retryAfter > wait ? retryAfter.Value : wait, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
