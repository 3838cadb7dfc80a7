using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Redfish.Tests;

public sealed class RedfishSessionTests : IAsyncDisposable
{
    private readonly RecordedController _controller = new("enclosure");

    public ValueTask DisposeAsync() => _controller.DisposeAsync();

    [Fact]
    public async Task A_session_is_closed_after_the_fetch()
    {
        await _controller.FetchAsync();
        await _controller.FetchAsync();
        Assert.Equal((2, 0), (_controller.SessionsOpened, _controller.SessionsOpen));
    }

    [Fact]
    public async Task A_fetch_that_breaks_closes_its_session_too()
    {
        _controller.Instead = request => request.Path.Contains("node-1", StringComparison.Ordinal) ? new ProviderAnswer(HttpStatusCode.InternalServerError) : null;
        await _controller.RefusalAsync();
        Assert.Equal((1, 0), (_controller.SessionsOpened, _controller.SessionsOpen));
    }

    [Fact]
    public async Task A_fetch_that_is_cancelled_or_left_closes_its_session_too()
    {
        using var fetcher = new RedfishFetcher(_controller.Options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in fetcher.FetchAsync(new FetchShard("enclosure"), stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        await foreach (var _ in fetcher.FetchAsync(new FetchShard("enclosure"), Ct))
        {
            break;
        }

        Assert.Equal((2, 0), (_controller.SessionsOpened, _controller.SessionsOpen));
    }

    [Fact]
    public async Task A_session_that_cannot_be_closed_costs_a_warning_and_no_host()
    {
        var log = new WarningLog();
        _controller.Instead = request => request.Method == "DELETE" ? new ProviderAnswer(HttpStatusCode.InternalServerError) : null;
        using var fetcher = new RedfishFetcher(_controller.Options, log);
        Assert.Equal(3, (await fetcher.FetchAsync(new FetchShard("enclosure"), Ct).ToListAsync(Ct)).Count);
        Assert.StartsWith("enclosure: the session was not closed", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Basic_authentication_opens_no_session()
    {
        Assert.Equal(3, (await _controller.FetchAsync(_controller.Options with { Authentication = RedfishAuthentication.Basic })).Count);
        Assert.Equal(0, _controller.SessionsOpened);
        Assert.DoesNotContain(_controller.Requests, request => request.Method != "GET");
    }

    [Fact]
    public async Task The_root_is_asked_without_credentials()
    {
        await _controller.FetchAsync(_controller.Options with { Authentication = RedfishAuthentication.Basic });
        Assert.False(_controller.Requests.First(request => request.Path == "/redfish/v1/").Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_shown()
    {
        var refusal = await _controller.RefusalAsync(_controller.Options with { Password = Secret.From(_ => ValueTask.FromResult<string?>("sailfish")) });
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.DoesNotContain("sailfish", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_controller_without_tokens_is_told_apart()
    {
        _controller.Instead = request => request.Method == "POST" ? new ProviderAnswer(HttpStatusCode.Created, "{}") : null;
        Assert.Contains("without X-Auth-Token; Authentication = Basic may help", (await _controller.RefusalAsync()).Message, StringComparison.Ordinal);
    }
}
