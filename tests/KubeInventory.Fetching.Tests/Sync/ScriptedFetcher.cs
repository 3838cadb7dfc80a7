using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching.Tests.Sync;

/// <summary>Reports what a test tells it, shard by shard, and breaks where a test wants it to.</summary>
internal sealed class ScriptedFetcher : IProviderFetcher<V1Host>
{
    private readonly Dictionary<string, List<Fetched<V1Host>>> _hosts = [];
    private readonly HashSet<string> _broken = [];
    private int? _breakAfter;

    public ScriptedFetcher(params IEnumerable<Fetched<V1Host>> hosts) => Report(FetchShard.All, hosts);

    public void Report(FetchShard shard, params IEnumerable<Fetched<V1Host>> hosts)
    {
        _hosts[shard.Name] = [.. hosts];
        _breakAfter = null;
        _broken.Remove(shard.Name);
    }

    public void Break(FetchShard shard) => _broken.Add(shard.Name);

    public void BreakAfter(int count) => _breakAfter = count;

    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_broken.Contains(shard.Name))
        {
            throw new FetchException(FetchFailure.Unreachable, $"{shard.Name} does not answer.");
        }

        var count = 0;
        foreach (var host in _hosts[shard.Name])
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (count++ == _breakAfter)
            {
                throw new FetchException(FetchFailure.Throttled, "Too many requests.") { RetryAfter = TimeSpan.FromSeconds(30) };
            }

            yield return host;
        }
    }
}
