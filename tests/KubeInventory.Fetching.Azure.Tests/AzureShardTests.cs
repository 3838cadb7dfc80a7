namespace KubeInventory.Fetching.Azure.Tests;

public sealed class AzureShardTests : IDisposable
{
    private readonly RecordedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task Every_subscription_that_the_credentials_see_is_a_shard()
        => Assert.Equal([RecordedAzure.Subscription, RecordedAzure.EmptySubscription], (await new AzureFetcher(_azure.Options()).ListShardsAsync(Ct)).Select(shard => shard.Name));

    [Fact]
    public async Task Each_location_of_a_subscription_is_one_where_they_are_given()
    {
        var options = _azure.Options();
        var some = new AzureFetcherOptions { Credential = options.Credential, Transport = options.Transport, Subscriptions = [RecordedAzure.Subscription.ToUpperInvariant()], Locations = ["westeurope", "northeurope"] };
        var shards = await new AzureFetcher(some).ListShardsAsync(Ct);
        Assert.Equal([$"{RecordedAzure.Subscription}/westeurope", $"{RecordedAzure.Subscription}/northeurope"], shards.Select(shard => shard.Name));
        Assert.Equal(["db-1"], await some.HostnamesAsync(shards[1]));
    }

    [Fact]
    public async Task A_location_alone_is_that_of_all_subscriptions()
    {
        Assert.Equal(["db-1"], await _azure.Options().HostnamesAsync(new FetchShard("northeurope")));
        Assert.Contains(_azure.Requests, uri => uri.AbsolutePath == $"/subscriptions/{RecordedAzure.EmptySubscription}/providers/Microsoft.Compute/locations/northeurope/virtualMachines");
    }

    [Fact]
    public async Task Credentials_that_see_no_subscription_are_not_an_empty_azure()
    {
        _azure.Fault = _ => RecordedAzure.Json("""{"value": []}""");
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await new AzureFetcher(_azure.Options()).ListShardsAsync(Ct));
        Assert.Equal((FetchFailure.Forbidden, "Azure shows no subscription to these credentials: give them the role Reader on one."), (refusal.Failure, refusal.Message));
    }

    [Theory]
    [InlineData("West Europe")]
    [InlineData("6e1f7c5a-0b1d-4c39-9c1e-2f3a4b5c6d7e/west/europe")]
    [InlineData("6e1f7c5a-0b1d-4c39-9c1e-2f3a4b5c6d7e/../x")]
    public async Task What_is_neither_a_subscription_nor_a_location_is_refused(string name)
    {
        Assert.Equal(FetchFailure.Unsupported, (await _azure.Options().RefusalAsync(new FetchShard(name))).Failure);
        Assert.Empty(_azure.Requests);
    }

    [Fact]
    public async Task Tags_groups_and_locations_filter()
    {
        Assert.Equal(["web-1", "webflexa1b2c3"], await _azure.Options().HostnamesAsync(Filtered(("ENV", ["production"]))));
        Assert.Equal(["web-1"], await _azure.Options().HostnamesAsync(Filtered(("tag:role", []), ("filter:resource-group", ["Web-Prod"]))));
        Assert.Equal(["db-1"], await _azure.Options().HostnamesAsync(Filtered(("filter:location", ["northeurope", "uksouth"]))));
    }

    [Theory]
    [InlineData("filter:size", "x")]
    [InlineData("filter:location", null)]
    public async Task A_filter_that_means_nothing_is_refused(string key, string? value)
        => Assert.Equal(FetchFailure.Unsupported, (await _azure.Options().RefusalAsync(Filtered((key, value is null ? [] : [value])))).Failure);

    [Fact]
    public async Task A_page_size_is_refused_since_azure_takes_none()
        => Assert.Equal(FetchFailure.Unsupported, (await _azure.Options().RefusalAsync(Fetching.Production with { PageSize = 50 })).Failure);

    private static FetchShard Filtered(params (string Key, string[] Values)[] filters)
        => Fetching.Production with { Filters = [.. filters.Select(filter => new FetchFilter(filter.Key, filter.Values))] };
}
