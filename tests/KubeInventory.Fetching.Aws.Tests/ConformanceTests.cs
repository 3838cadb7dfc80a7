using System.Net;

namespace KubeInventory.Fetching.Aws.Tests;

public sealed class ConformanceTests : IAsyncDisposable
{
    private readonly RecordedEc2 _ec2 = new();

    public ValueTask DisposeAsync() => _ec2.DisposeAsync();

    [Fact]
    public async Task The_fetcher_keeps_every_rule()
    {
        var report = await FetcherConformance.CheckAsync<V1Host>(_ec2.Fetcher, new ConformanceOptions
        {
            BreakAfterFirstPage = () => _ec2.AnswerNext(RecordedEc2.Xml(RecordedEc2.Page(1)), RecordedEc2.Fault("InternalError", "Oops", HttpStatusCode.InternalServerError)),
            Throttle = () => _ec2.AnswerNext(RecordedEc2.Fault("RequestLimitExceeded", "Slow down", HttpStatusCode.ServiceUnavailable)),
            Forbid = () => _ec2.AnswerNext(RecordedEc2.Fault("AuthFailure", "No", HttpStatusCode.Unauthorized)),
            Secrets = [RecordedEc2.Secret, "session+token"],
        }, Ct);
        report.ThrowIfBroken();
        Assert.Equal(11, report.Results.Count);
    }

    [Fact]
    public async Task Requests_are_forms_that_are_signed_and_hold_no_secret()
    {
        await _ec2.Fetcher().AllAsync();
        var request = _ec2.Requests[0];
        Assert.Equal(("POST", "DescribeInstances", "2016-11-15"), (request.Method, _ec2.Forms[0]["Action"], _ec2.Forms[0]["Version"]));
        Assert.Contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.All(_ec2.Requests, sent => Assert.DoesNotContain(RecordedEc2.Secret, sent.Body + string.Join(' ', sent.Headers.Values), StringComparison.Ordinal));
    }
}
