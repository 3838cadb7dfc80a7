namespace KubeInventory.Fetching.NetBox.Tests;

/// <summary>Fetches all that a fetcher reports.</summary>
internal static class Fetching
{
    public static async Task<List<Fetched<V1Host>>> FetchAsync(this NetBoxFetcherOptions options, FetchShard? shard = null, CancellationToken cancellationToken = default)
    {
        using var fetcher = new NetBoxFetcher(options);
        List<Fetched<V1Host>> fetched = [];
        foreach (var part in shard is null ? await fetcher.ListShardsAsync(cancellationToken) : [shard])
        {
            await foreach (var one in fetcher.FetchAsync(part, cancellationToken))
            {
                fetched.Add(one);
            }
        }

        return fetched;
    }

    public static async Task<IEnumerable<string?>> NamesAsync(this NetBoxFetcherOptions options, FetchShard? shard = null, CancellationToken cancellationToken = default)
        => (await options.FetchAsync(shard, cancellationToken)).Select(one => one.Name);

    public static Task<FetchException> RefusalAsync(this NetBoxFetcherOptions options, FetchShard? shard = null)
        => Assert.ThrowsAsync<FetchException>(() => options.FetchAsync(shard, Ct));

    /// <summary>The same options but for sites.</summary>
    public static NetBoxFetcherOptions OfSites(this NetBoxFetcherOptions options, params IReadOnlyList<string> sites)
        => new() { Address = options.Address, Token = options.Token, Instance = options.Instance, PageSize = options.PageSize, Sites = sites };
}
