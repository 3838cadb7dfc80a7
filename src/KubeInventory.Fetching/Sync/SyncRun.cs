using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>One run of a sync: its counts, and the names it has seen.</summary>
internal sealed class SyncRun<TResource>(
    ProviderSyncOptions options, SyncPolicy<TResource> policy, ObjectWriter<TResource> writer, Lister<TResource> cache, TimeProvider timeProvider)
    where TResource : class, IKubernetesResource<TResource>
{
    private readonly ConcurrentDictionary<string, FetchShard> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SyncProblem> _problems = new();
    private readonly Lock _writing = new();
    private readonly List<ShardOutcome> _shards = [];
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _missing;

    /// <summary>The newest version that this run wrote; null if it wrote nothing.</summary>
    public ResourceVersion? LastWritten { get; private set; }

    public SyncOutcome Outcome()
        => new(options.Source, _shards, _created, _updated, _unchanged, _missing, [.. _problems.OrderBy(problem => problem.Name, StringComparer.Ordinal)]);

    public async Task SyncShardAsync(IProviderFetcher<TResource> fetcher, FetchShard shard, CancellationToken cancellationToken)
    {
        var fetch = new ShardFetch<TResource>(fetcher, shard, options.ShardTimeout, timeProvider);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallelWrites, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(fetch.ReadAsync(cancellationToken), parallel, async (fetched, token) =>
            await OneAsync(fetched, shard, token).ConfigureAwait(false)).ConfigureAwait(false);
        var outcome = fetch.Outcome();
        var absent = Absent(shard).ToList();
        if (outcome is { Completeness: Completeness.Complete, Observed: 0 } && absent.Count > 0 && !options.AllowEmpty)
        {
            outcome = NotBelieved(shard, absent.Count);
        }

        _shards.Add(outcome);
        if (outcome.Completeness == Completeness.Complete)
        {
            await Parallel.ForEachAsync(absent, parallel, MissingAsync).ConfigureAwait(false);
        }
    }

    // An empty answer is more often a wrong filter or a lost permission than an empty data centre.
    private static ShardOutcome NotBelieved(FetchShard shard, int known)
        => new(shard.Name, Completeness.Failed, 0, FetchFailure.Unknown, $"The answer is empty, though {known} objects were known; set {nameof(ProviderSyncOptions.AllowEmpty)} to believe it.");

    private async Task OneAsync(Fetched<TResource> fetched, FetchShard shard, CancellationToken cancellationToken)
    {
        var name = fetched.Name;
        if (string.IsNullOrEmpty(name))
        {
            _problems.Enqueue(new SyncProblem("", $"The fetcher reported an object without metadata.name in shard {shard.Name}."));
            return;
        }

        if (!_seen.TryAdd(name, shard))
        {
            _problems.Enqueue(new SyncProblem(name, $"Reported twice, in shard {_seen[name].Name} and in shard {shard.Name}; the first one counts."));
            return;
        }

        if (fetched.Resource is not { } observation)
        {
            _problems.Enqueue(new SyncProblem(name, fetched.Reason ?? "The fetcher could not read it."));
            return;
        }

        await RefusalIsAProblemAsync(name, () => StoreAsync(observation, name, shard, cancellationToken)).ConfigureAwait(false);
    }

    private async Task StoreAsync(TResource observation, string name, FetchShard shard, CancellationToken cancellationToken)
    {
        cache.TryGet(name, out var current);
        var now = timeProvider.GetUtcNow();
        var desired = policy.Observed(observation, current, now);
        var node = ModelJson.ToNode(desired);
        var main = Stamp(ModelJson.WithoutStatus(node), shard);
        IReadOnlyList<string>? held = null;
        if (current?.Metadata?.Annotations?.GetValueOrDefault(SyncKeys.Observation) != main["metadata"]!["annotations"]![SyncKeys.Observation]!.GetValue<string>())
        {
            (var stored, held) = await writer.ApplyMainAsync(main, cancellationToken).ConfigureAwait(false);
            Wrote(stored);
            desired = policy.WithHeldFields(desired, held, now) ?? desired;
        }

        var statusIsCurrent = current is not null && policy.StatusIsCurrent(desired, current);
        if (!statusIsCurrent && ModelJson.StatusAlone(ModelJson.ToNode(desired)) is { } status)
        {
            Wrote(await writer.ApplyStatusAsync(status, cancellationToken).ConfigureAwait(false));
            held ??= [];
        }

        Interlocked.Increment(ref current is null ? ref _created : ref held is null ? ref _unchanged : ref _updated);
    }

    private async ValueTask MissingAsync(TResource current, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _missing);
        if (policy.Missing(current, timeProvider.GetUtcNow()) is { } desired && ModelJson.StatusAlone(ModelJson.ToNode(desired)) is { } status)
        {
            await RefusalIsAProblemAsync(
                current.Metadata!.Name!, async () => Wrote(await writer.ApplyStatusAsync(status, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }
    }

    private IEnumerable<TResource> Absent(FetchShard shard)
        => cache.List().Where(resource
            => resource.Metadata?.Labels?.GetValueOrDefault(SyncKeys.Source) == options.Source
            && resource.Metadata.Annotations?.GetValueOrDefault(SyncKeys.Shard) == shard.Name
            && !_seen.ContainsKey(resource.Metadata.Name!));

    private JsonObject Stamp(JsonObject main, FetchShard shard)
    {
        var metadata = main["metadata"]!.AsObject();
        Map(metadata, "labels")[SyncKeys.Source] = options.Source;
        Map(metadata, "annotations")[SyncKeys.Shard] = shard.Name;
        Map(metadata, "annotations")[SyncKeys.Observation] = ModelJson.Digest(main);
        return main;
    }

    private static JsonObject Map(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject map)
        {
            parent[key] = map = [];
        }

        return map;
    }

    private async Task RefusalIsAProblemAsync(string name, Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (KubeApiException refused) when ((int)refused.StatusCode is >= 400 and < 500 and not 401 and not 403 and not 429)
        {
            _problems.Enqueue(new SyncProblem(name, refused.Message));
        }
    }

    private void Wrote(TResource stored)
    {
        var version = new ResourceVersion(stored.Metadata?.ResourceVersion);
        lock (_writing)
        {
            if (LastWritten is not { } last || (version.TryCompare(last, out var order) && order > 0))
            {
                LastWritten = version;
            }
        }
    }
}
