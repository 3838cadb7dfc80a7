using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>Reports what a test answers for each shard, filters included.</summary>
internal sealed class AskedFetcher(Func<FetchShard, IEnumerable<Fetched<V1Host>>> answer) : IProviderFetcher<V1Host>
{
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var host in answer(shard))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return host;
        }
    }
}
