using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Aws.Tests.Fetching;

public sealed class FailureTests : IAsyncDisposable
{
    private readonly RecordedEc2 _ec2 = new();

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Theory]
    [InlineData("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable, FetchFailure.Throttled)]
    [InlineData("Throttling", HttpStatusCode.BadRequest, FetchFailure.Throttled)]
    [InlineData("UnauthorizedOperation", HttpStatusCode.Forbidden, FetchFailure.Forbidden)]
    [InlineData("AuthFailure", HttpStatusCode.Unauthorized, FetchFailure.Forbidden)]
    [InlineData("OptInRequired", HttpStatusCode.Unauthorized, FetchFailure.Forbidden)]
    [InlineData("ExpiredToken", HttpStatusCode.BadRequest, FetchFailure.Forbidden)]
    [InlineData("RequestExpired", HttpStatusCode.BadRequest, FetchFailure.Forbidden)]
    [InlineData("InvalidParameterValue", HttpStatusCode.BadRequest, FetchFailure.Unsupported)]
    [InlineData("InternalError", HttpStatusCode.InternalServerError, FetchFailure.Unreachable)]
    [InlineData("Unavailable", HttpStatusCode.ServiceUnavailable, FetchFailure.Unreachable)]
    [InlineData("InvalidNextToken", HttpStatusCode.BadRequest, FetchFailure.Malformed)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.OK, FetchFailure.Throttled)]
    public async Task A_refusal_on_any_page_ends_the_shard_with_its_class(string code, HttpStatusCode status, FetchFailure failure)
    {
        _ec2.AnswerNext(RecordedEc2.Xml(RecordedEc2.Page(1)), RecordedEc2.Fault(code, "No\nway", status));
        var refusal = await _ec2.Fetcher().RefusalAsync();
        Assert.Equal(failure, refusal.Failure);
        Assert.StartsWith($"AWS answers DescribeInstances in eu-central-1 with {code}: No\\u000away", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UnauthorizedOperation", "Allow ec2:DescribeInstances")]
    [InlineData("OptInRequired", "Enable the region")]
    [InlineData("ExpiredToken", "Renew the credentials")]
    [InlineData("SignatureDoesNotMatch", "the clock of this machine")]
    public async Task A_refusal_says_what_to_do(string code, string advice)
    {
        _ec2.AnswerAlways(RecordedEc2.Fault(code, "No", HttpStatusCode.Forbidden));
        Assert.Contains(advice, (await _ec2.Fetcher().RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task An_answer_that_is_cut_off_is_malformed(double part)
    {
        var page = RecordedEc2.Page(2).TrimEnd();
        _ec2.AnswerAlways(RecordedEc2.Xml(page[..(int)(page.Length * part)]));
        Assert.Equal(FetchFailure.Malformed, (await _ec2.Fetcher().RefusalAsync()).Failure);
    }

    [Theory]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("<DescribeInstancesResponse/>")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><DescribeInstancesResponse>&e;</DescribeInstancesResponse>")]
    [InlineData("<DescribeInstancesResponse><reservationSet><item><instancesSet><item/></instancesSet></item></reservationSet></DescribeInstancesResponse>")]
    public async Task What_is_no_list_of_instances_is_malformed_and_never_an_empty_fleet(string body)
    {
        _ec2.AnswerAlways(RecordedEc2.Xml(body));
        Assert.Equal(FetchFailure.Malformed, (await _ec2.Fetcher().RefusalAsync()).Failure);
    }

    [Fact]
    public async Task An_account_without_instances_is_a_complete_answer()
    {
        _ec2.AnswerAlways(RecordedEc2.Xml("<DescribeInstancesResponse><requestId>r</requestId><reservationSet/></DescribeInstancesResponse>"));
        Assert.Empty(await _ec2.Fetcher().AllAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var options = _ec2.Options(regions: ["eu-central-1"]);
        await _ec2.DisposeAsync();
        var refusal = await new AwsFetcher(options).RefusalAsync();
        Assert.Equal(FetchFailure.Unreachable, refusal.Failure);
        Assert.Contains("127.0.0.1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_request_is_sent_again_before_the_shard_is_given_up()
    {
        _ec2.AnswerNext(RecordedEc2.Fault("RequestLimitExceeded", "Slow down", HttpStatusCode.ServiceUnavailable));
        var time = new ManualTimeProvider();
        var fetcher = new AwsFetcher(_ec2.Options(regions: ["eu-central-1"], maxAttempts: 2), timeProvider: time);
        var fetching = fetcher.AllAsync();
        await time.WaitForTimerAsync(TimeSpan.FromSeconds(1), Ct);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, (await fetching).Count);
        Assert.Equal(3, _ec2.Requests.Count);
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_asked_for_again()
    {
        _ec2.AnswerAlways(RecordedEc2.Fault("UnauthorizedOperation", "No", HttpStatusCode.Forbidden));
        await new AwsFetcher(_ec2.Options(regions: ["eu-central-1"], maxAttempts: 5)).RefusalAsync();
        Assert.Single(_ec2.Requests);
    }
}
