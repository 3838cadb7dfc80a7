namespace KubeInventory.Fetching.Aws.Tests.Fetching;

public sealed class PagingTests : IAsyncDisposable
{
    private readonly RecordedEc2 _ec2 = new();

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Fact]
    public async Task Pages_are_read_until_none_follows()
    {
        var hosts = await _ec2.Fetcher().AllAsync();
        Assert.Equal(5, hosts.Count);
        Assert.Equal([null, "eyJ2IjoiMiJ9"], _ec2.Forms.Select(form => form.GetValueOrDefault("NextToken")));
    }

    [Theory]
    [InlineData(null, "1000")]
    [InlineData(200, "200")]
    [InlineData(1, "5")]
    [InlineData(5000, "1000")]
    public async Task A_page_is_as_large_as_the_source_says_and_ec2_allows(int? wanted, string sent)
    {
        await _ec2.Fetcher().AllAsync(new FetchShard("eu-central-1") { PageSize = wanted });
        Assert.Equal(sent, _ec2.Forms[0]["MaxResults"]);
    }

    [Fact]
    public async Task A_page_that_leads_back_to_one_that_was_read_ends_the_shard_as_malformed()
    {
        _ec2.AnswerAlways(RecordedEc2.Xml(RecordedEc2.Page(1)));
        var refusal = await _ec2.Fetcher().RefusalAsync();
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.StartsWith("AWS leads from its pages back to one that was read, 'eyJ2IjoiMiJ9'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, _ec2.Requests.Count);
    }

    [Fact]
    public async Task Filters_are_tags_unless_they_are_said_to_be_ec2s_own()
    {
        await _ec2.Fetcher().AllAsync(new FetchShard("eu-central-1")
        {
            Filters = [new("env", ["prod", "stage"]), new("tag:team", ["a&b"]), new("role", []), new("filter:vpc-id", ["vpc-1"])],
        });
        Assert.Equal(
            [
                "Filter.1.Name=tag:env", "Filter.1.Value.1=prod", "Filter.1.Value.2=stage",
                "Filter.2.Name=tag:team", "Filter.2.Value.1=a&b",
                "Filter.3.Name=tag-key", "Filter.3.Value.1=role",
                "Filter.4.Name=vpc-id", "Filter.4.Value.1=vpc-1",
            ],
            Assert.Single(_ec2.Forms).Select(pair => $"{pair.Key}={pair.Value}").Where(text => text.StartsWith("Filter.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_filter_of_ec2_without_a_value_is_refused_before_anything_is_sent()
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => _ec2.Fetcher().AllAsync(new FetchShard("eu-central-1") { Filters = [new("filter:vpc-id", [])] }));
        Assert.Equal(FetchFailure.Unsupported, refusal.Failure);
        Assert.Empty(_ec2.Requests);
    }

    [Theory]
    [InlineData("example.net/x")]
    [InlineData("eu-central-1.example.net")]
    [InlineData("eu central 1")]
    [InlineData("123456789012/")]
    public async Task What_is_no_region_never_becomes_part_of_an_address(string shard)
        => Assert.Equal(FetchFailure.Unsupported, (await _ec2.Fetcher().RefusalAsync(shard)).Failure);
}
