namespace KubeInventory.Fetching.Aws.Tests.Fetching;

public sealed class AccountTests : IAsyncDisposable
{
    private static readonly AwsAccount Known = new() { RoleArn = "arn:aws:iam::123456789012:role/inventory", ExternalId = "kube-1" };
    private static readonly AwsAccount Other = new() { RoleArn = "arn:aws:iam::210987654321:role/inventory" };

    private readonly RecordedEc2 _ec2 = new();

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Fact]
    public async Task The_shards_of_one_account_are_its_enabled_regions()
    {
        var shards = await new AwsFetcher(_ec2.Options()).ListShardsAsync(Ct);
        Assert.Equal(["eu-central-1", "us-east-1"], shards.Select(shard => shard.Name));
        Assert.Equal("DescribeRegions", Assert.Single(_ec2.Forms)["Action"]);
    }

    [Fact]
    public async Task Regions_of_the_options_are_not_asked_for()
    {
        var shards = await new AwsFetcher(_ec2.Options([Known, Other], ["us-east-1"])).ListShardsAsync(Ct);
        Assert.Equal(["123456789012/us-east-1", "210987654321/us-east-1"], shards.Select(shard => shard.Name));
        Assert.Empty(_ec2.Requests);
    }

    [Fact]
    public async Task An_account_that_cannot_be_asked_keeps_its_regions_and_holds_up_no_other()
    {
        var fetcher = new AwsFetcher(_ec2.Options());
        var before = await fetcher.ListShardsAsync(Ct);
        _ec2.AnswerAlways(RecordedEc2.Fault("AuthFailure", "No"));
        Assert.Equal(before, await fetcher.ListShardsAsync(Ct));
        await Assert.ThrowsAsync<FetchException>(async () => await new AwsFetcher(_ec2.Options()).ListShardsAsync(Ct));
    }

    [Fact]
    public async Task A_role_is_assumed_once_with_its_external_id_and_signs_what_follows()
    {
        var fetcher = new AwsFetcher(_ec2.Options([Known], ["eu-central-1"]), timeProvider: Noon());
        await fetcher.AllAsync();
        await fetcher.AllAsync();

        Assert.Equal(["AssumeRole", "DescribeInstances", "DescribeInstances", "DescribeInstances", "DescribeInstances"], _ec2.Forms.Select(form => form["Action"]));
        Assert.Equal((Known.RoleArn, "kube-1"), (_ec2.Forms[0]["RoleArn"], _ec2.Forms[0]["ExternalId"]));
        Assert.Contains("Credential=AKIDEXAMPLE/20261122/us-east-1/sts/aws4_request", _ec2.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("Credential=ASIAROLE123456789012/20261122/eu-central-1/ec2/aws4_request", _ec2.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("role-token", _ec2.Requests[1].Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task A_role_is_assumed_again_before_its_keys_expire()
    {
        var time = Noon();
        var fetcher = new AwsFetcher(_ec2.Options([Known], ["eu-central-1"]), timeProvider: time);
        await fetcher.AllAsync();
        time.Advance(TimeSpan.FromMinutes(51));
        await fetcher.AllAsync();
        Assert.Equal(2, _ec2.Forms.Count(form => form["Action"] == "AssumeRole"));
    }

    [Fact]
    public async Task A_region_without_account_is_that_region_of_all_accounts()
    {
        // The recorded instances belong to the first account only.
        var fetcher = new AwsFetcher(_ec2.Options([Known, Other]), timeProvider: Noon());
        Assert.Equal(5, (await fetcher.AllAsync("123456789012/eu-central-1")).Count);
        var refusal = await fetcher.RefusalAsync();
        Assert.Contains("not of 210987654321", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_of_another_account_than_expected_are_refused()
    {
        var refusal = await new AwsFetcher(_ec2.Options([new AwsAccount { Id = "210987654321" }])).RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Contains("AWS lists instances of the account 123456789012, not of 210987654321", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_named_with_what_is_missing()
    {
        _ec2.AnswerAlways(RecordedEc2.Xml(
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User x is not authorized</Message></Error></ErrorResponse>", System.Net.HttpStatusCode.Forbidden));
        var refusal = await new AwsFetcher(_ec2.Options([Known], ["eu-central-1"])).RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Contains("Allow sts:AssumeRole", refusal.Message, StringComparison.Ordinal);
    }

    private static TestKit.ManualTimeProvider Noon() => new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
}
