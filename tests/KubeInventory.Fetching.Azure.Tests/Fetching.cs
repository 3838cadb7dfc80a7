namespace KubeInventory.Fetching.Azure.Tests;

/// <summary>Fetches all that a fetcher reports.</summary>
internal static class Fetching
{
    public static readonly FetchShard Production = new(RecordedAzure.Subscription);

    public static async Task<List<Fetched<V1Host>>> FetchAsync(this AzureFetcherOptions options, FetchShard? shard = null)
    {
        List<Fetched<V1Host>> fetched = [];
        await foreach (var one in new AzureFetcher(options).FetchAsync(shard ?? Production, Ct))
        {
            fetched.Add(one);
        }

        return fetched;
    }

    /// <summary>The names in the network of what is reported.</summary>
    public static async Task<IEnumerable<string?>> HostnamesAsync(this AzureFetcherOptions options, FetchShard? shard = null)
        => (await options.FetchAsync(shard)).Select(one => one.Resource?.Spec?.Hostname);

    public static Task<FetchException> RefusalAsync(this AzureFetcherOptions options, FetchShard? shard = null)
        => Assert.ThrowsAsync<FetchException>(() => options.FetchAsync(shard));
}
