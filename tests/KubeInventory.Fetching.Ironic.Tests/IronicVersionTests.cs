using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

public sealed class IronicVersionTests
{
    [Theory]
    [InlineData("1.96", "1.96")]
    [InlineData("1.102", "1.96")]
    [InlineData("1.58", "1.58")]
    public async Task The_newest_version_that_both_know_is_spoken(string highest, string spoken)
    {
        await using var ironic = new RecordedIronic { Versions = ("1.1", highest) };
        await ironic.FetchAsync();
        Assert.All(ironic.Requests.Where(request => request.Path != "/v1"), request => Assert.Equal(spoken, request.Headers["X-OpenStack-Ironic-API-Version"]));
    }

    [Fact]
    public async Task An_old_server_is_not_asked_for_what_it_does_not_know()
    {
        await using var ironic = new RecordedIronic { Versions = ("1.1", "1.38") };
        await ironic.FetchAsync();
        Assert.DoesNotContain(ironic.Requests, request => request.Path.Contains("allocations", StringComparison.Ordinal) || request.Path.Contains("inventory", StringComparison.Ordinal));
        var nodes = ironic.Requests.First(request => request.Path == "/v1/nodes");
        Assert.Null(nodes.Query("include_children"));
        Assert.DoesNotContain("owner", nodes.Query("fields")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1", "1.31", "serves 1.31 at most; at least 1.38 (Queens) is needed")]
    [InlineData("1.120", "1.130", "serves 1.120 at least; this fetcher knows up to 1.96")]
    public async Task A_server_of_another_time_is_refused_and_told_why(string lowest, string highest, string complaint)
    {
        await using var ironic = new RecordedIronic { Versions = (lowest, highest) };
        var refusal = await ironic.RefusalAsync();
        Assert.Equal(FetchFailure.Unsupported, refusal.Failure);
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_no_Ironic_is_refused()
    {
        await using var server = ProviderServer.Start(_ => ProviderAnswer.Json("{}"));
        using var fetcher = new IronicFetcher(new IronicFetcherOptions { Endpoint = server.Address });
        var refusal = await Assert.ThrowsAsync<FetchException>(async () => await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct));
        Assert.Contains("is it Ironic's address?", refusal.Message, StringComparison.Ordinal);
    }
}
