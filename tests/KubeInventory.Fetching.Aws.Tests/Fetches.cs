namespace KubeInventory.Fetching.Aws.Tests;

internal static class Fetches
{
    public static async Task<List<Fetched<V1Host>>> AllAsync(this AwsFetcher fetcher, FetchShard shard)
    {
        List<Fetched<V1Host>> all = [];
        await foreach (var one in fetcher.FetchAsync(shard, Ct))
        {
            all.Add(one);
        }

        return all;
    }

    public static Task<List<Fetched<V1Host>>> AllAsync(this AwsFetcher fetcher, string region = "eu-central-1") => fetcher.AllAsync(new FetchShard(region));

    public static Task<FetchException> RefusalAsync(this AwsFetcher fetcher, string region = "eu-central-1")
        => Assert.ThrowsAsync<FetchException>(() => fetcher.AllAsync(region));
}
