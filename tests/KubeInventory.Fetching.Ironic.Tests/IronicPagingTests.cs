using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

public sealed class IronicPagingTests
{
    [Fact]
    public async Task Pages_are_followed_by_marker_on_the_host_that_was_asked()
    {
        await using var ironic = new RecordedIronic();
        await ironic.FetchAsync();
        var pages = ironic.Requests.Where(request => request.Path == "/v1/nodes").ToList();
        Assert.Equal([null, "1c2f2f4d-7b1a-4a1f-8e6a-1a9f7a3a4b02", "3e4b4b6f-9d3c-4c3b-8a8c-3c1b9c5c6d04", "5a6d6d8b-1f5e-4e5d-8c0e-5e3d1e7e8f06"], pages.Select(page => page.Query("marker")));
        Assert.All(pages, page => Assert.Equal("2", page.Query("limit")));
        Assert.All(pages, page => Assert.Equal("true", page.Query("include_children")));
    }

    [Fact]
    public async Task The_page_size_of_the_source_counts()
    {
        await using var ironic = new RecordedIronic();
        await ironic.FetchAsync(shard: FetchShard.All with { PageSize = 100 });
        Assert.Equal("100", Assert.Single(ironic.Requests, request => request.Path == "/v1/nodes").Query("limit"));
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_are_refused()
    {
        await using var ironic = new RecordedIronic();
        ironic.Instead = request => request.Path == "/v1/nodes" ? ProviderAnswer.Json("""{"nodes": [], "next": "http://x/v1/nodes?marker=a"}""") : null;
        var refusal = await ironic.RefusalAsync();
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.Contains("back to one that was read, 'a'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nodes": [], "next": "http://x/v1/nodes?limit=2"}""", "without a marker")]
    [InlineData("""{}""", "without 'nodes'")]
    [InlineData("""{"nodes": null}""", "without 'nodes'")]
    [InlineData("""{"nodes": {}}""", "'nodes' must be a list, not Object")]
    [InlineData("""{"nodes": [{"name": "x"}]}""", "without 'uuid'")]
    [InlineData("""[]""", "An object with 'nodes' is promised, not Array")]
    public async Task An_answer_that_is_not_what_was_promised_ends_the_fetch(string body, string complaint)
    {
        await using var ironic = new RecordedIronic();
        ironic.Instead = request => request.Path == "/v1/nodes" ? ProviderAnswer.Json(body) : null;
        var refusal = await ironic.RefusalAsync();
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marker_that_was_deleted_meanwhile_ends_the_fetch()
    {
        await using var ironic = new RecordedIronic();
        ironic.Instead = request => request.Path == "/v1/nodes" && request.Query("marker") is not null ? new ProviderAnswer(HttpStatusCode.NotFound, "Node could not be found.") : null;
        Assert.Contains("Node could not be found", (await ironic.RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conductor_group", "fra-2", 1)]
    [InlineData("owner", null, 1)]
    [InlineData("trait", "CUSTOM_NVME", 1)]
    [InlineData("resource_class", "bm.small", 2)]
    [InlineData("resource_class", "bm.none", 0)]
    public async Task Nodes_are_filtered_as_the_source_says(string key, string? value, int count)
    {
        await using var ironic = new RecordedIronic();
        var filter = new FetchFilter(key, value is null ? [] : [value]);
        Assert.Equal(count, (await ironic.FetchAsync(shard: FetchShard.All with { Filters = [filter] })).Count);
    }

    [Fact]
    public async Task A_filter_that_no_node_knows_is_refused()
    {
        await using var ironic = new RecordedIronic();
        var refusal = await ironic.RefusalAsync(shard: FetchShard.All with { Filters = [new FetchFilter("color", ["red"])] });
        Assert.Equal(FetchFailure.Unsupported, refusal.Failure);
        Assert.Contains("cannot be filtered by 'color'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_inspection_found_is_asked_for_once()
    {
        await using var ironic = new RecordedIronic();
        using var fetcher = new IronicFetcher(ironic.Options);
        await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct);
        await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct);
        Assert.Single(ironic.Requests, request => request.Path.EndsWith("/inventory", StringComparison.Ordinal));

        ironic.Nodes[0]!["inspection_finished_at"] = "2026-06-01T08:00:00+00:00";
        await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct);
        Assert.Equal(2, ironic.Requests.Count(request => request.Path.EndsWith("/inventory", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_node_without_inspection_to_be_seen_is_reported_without_it(HttpStatusCode code)
    {
        await using var ironic = new RecordedIronic();
        ironic.Instead = request => request.Path.EndsWith("/inventory", StringComparison.Ordinal) ? new ProviderAnswer(code) : null;
        var hardware = (await ironic.FetchAsync())[0].Resource?.Status?.Hardware;
        Assert.Equal((96, 393216L, null), (hardware?.CpuThreads, hardware?.MemoryMiB, hardware?.Serial));
    }
}
