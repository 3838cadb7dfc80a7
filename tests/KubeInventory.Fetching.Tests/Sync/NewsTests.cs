using System.Runtime.CompilerServices;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Sync;

/// <summary>Providers that tell of changes by themselves.</summary>
public sealed class NewsTests
{
    [Fact]
    public async Task A_provider_with_news_is_fetched_before_its_interval_is_over()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var fetcher = new TellingFetcher();
        await using var outcomes = bench.Sync(fetcher).RunAsync(Ct).GetAsyncEnumerator(Ct);

        Assert.True(await outcomes.MoveNextAsync());
        fetcher.Tell(Some.Host("db-1"), Some.Host("web-1"));
        Assert.True(await outcomes.MoveNextAsync());

        Assert.Equal(2, outcomes.Current.Created);
    }

    [Fact]
    public async Task A_provider_that_cannot_tell_of_news_is_fetched_at_its_interval()
    {
        await using var bench = await SyncBench.StartAsync(Ct);
        var fetcher = new TellingFetcher { Failure = new IOException("no watches left") };
        await using var outcomes = bench.Sync(fetcher).RunAsync(Ct).GetAsyncEnumerator(Ct);

        Assert.True(await outcomes.MoveNextAsync());
        var next = outcomes.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.True(await next);
    }

    private sealed class TellingFetcher : IProviderFetcher<V1Host>
    {
        private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private V1Host[] _hosts = [];

        public Exception? Failure { get; init; }

        public void Tell(params V1Host[] hosts)
        {
            _hosts = hosts;
            _news.SetResult();
        }

        public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            foreach (var host in _hosts)
            {
                yield return host;
            }
        }

        public async Task WaitForChangeAsync(CancellationToken cancellationToken)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            await _news.Task.WaitAsync(cancellationToken);
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
