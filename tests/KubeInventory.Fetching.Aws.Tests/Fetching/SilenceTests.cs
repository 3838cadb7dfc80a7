using System.IO.Pipelines;
using System.Net;
using System.Text;
using Amazon.Runtime;

namespace KubeInventory.Fetching.Aws.Tests.Fetching;

public sealed class SilenceTests
{
    [Fact]
    public async Task A_server_that_falls_silent_within_an_answer_is_left_when_the_time_is_up()
    {
        using var silent = new SilentEc2();
        using var http = new HttpClient(silent);
        var options = new AwsFetcherOptions { Credentials = new BasicAWSCredentials("a", "b"), Ec2Endpoint = "http://ec2.test/" };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var fetching = new AwsFetcher(options, http).FetchAsync(new FetchShard("eu-central-1"), stop.Token).GetAsyncEnumerator(stop.Token);

        Assert.True(await fetching.MoveNextAsync());
        var next = fetching.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    /// <summary>Answers with the first of two instances, and no more.</summary>
    private sealed class SilentEc2 : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var pipe = new Pipe();
            var page = RecordedEc2.Page(1);
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(page[..page.IndexOf("<imageId>ami-0c0ffee", StringComparison.Ordinal)]), cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(pipe.Reader.AsStream()) };
        }
    }
}
