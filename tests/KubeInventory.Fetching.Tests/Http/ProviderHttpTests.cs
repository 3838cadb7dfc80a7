using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Tests.Http;

public sealed class ProviderHttpTests
{
    [Fact]
    public async Task An_answer_is_read_as_json()
    {
        await using var server = ProviderServer.Start(_ => ProviderAnswer.Json("""{"nodes": []}"""));
        using var http = server.CreateClient();
        using var document = await http.GetJsonAsync("v1/nodes?limit=5", "Ironic", Ct);
        Assert.Equal("""{"nodes": []}""", document.RootElement.GetRawText());
        Assert.Equal("/v1/nodes?limit=5", Assert.Single(server.Requests).Uri.PathAndQuery);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, FetchFailure.Throttled)]
    [InlineData(HttpStatusCode.Unauthorized, FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.Forbidden, FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.BadGateway, FetchFailure.Unreachable)]
    [InlineData(HttpStatusCode.NotFound, FetchFailure.Malformed)]
    public async Task A_refusal_says_who_refused_what_and_which_class_of_failure_it_is(HttpStatusCode code, FetchFailure failure)
    {
        await using var server = ProviderServer.Start(_ => new ProviderAnswer(code, "no\nway"));
        var refusal = await RefusalOfAsync(server, "v1/nodes?key=swordfish");
        Assert.Equal(failure, refusal.Failure);
        Assert.StartsWith($"Ironic answers {server.Address}v1/nodes with {(int)code}: no\\u000away", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_that_says_when_to_come_back_throttles()
    {
        await using var server = ProviderServer.Start(_ => new ProviderAnswer(HttpStatusCode.ServiceUnavailable) { Headers = new Dictionary<string, string> { ["Retry-After"] = "30" } });
        var refusal = await RefusalOfAsync(server, "v1/nodes");
        Assert.Equal((FetchFailure.Throttled, TimeSpan.FromSeconds(30)), (refusal.Failure, refusal.RetryAfter));
    }

    [Theory]
    [InlineData("Retry-After", "30", 30)]
    [InlineData("Retry-After", "Sun, 22 Nov 2026 21:00:40 GMT", 40)]
    [InlineData("RateLimit-Reset", "30", 30)]
    [InlineData("X-RateLimit-Reset", "1795381225", 25)]
    [InlineData("RateLimit-Reset", "1795381100", null)]
    [InlineData("Retry-After", "864000", 86_400)]
    [InlineData("RateLimit-Reset", "soon", null)]
    public async Task When_to_come_back_is_read_as_each_provider_says_it(string header, string value, int? seconds)
    {
        await using var server = ProviderServer.Start(_ => new ProviderAnswer(HttpStatusCode.TooManyRequests)
        {
            Headers = new Dictionary<string, string> { ["Date"] = "Sun, 22 Nov 2026 21:00:00 GMT", [header] = value },
        });
        Assert.Equal(seconds, (await RefusalOfAsync(server, "v1/nodes")).RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"nodes": [""")]
    [InlineData("")]
    public async Task What_is_no_json_is_malformed(string body)
    {
        await using var server = ProviderServer.Start(_ => ProviderAnswer.Json(body));
        Assert.Equal(FetchFailure.Malformed, (await RefusalOfAsync(server, "v1/nodes")).Failure);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var server = ProviderServer.Start(_ => ProviderAnswer.Json("{}"));
        await server.DisposeAsync();
        Assert.Equal(FetchFailure.Unreachable, (await RefusalOfAsync(server, "v1/nodes")).Failure);
    }

    [Fact]
    public async Task Cancellation_is_no_failure_of_the_provider()
    {
        await using var server = ProviderServer.Start(_ => ProviderAnswer.Json("{}"));
        using var http = server.CreateClient();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.GetJsonAsync("v1/nodes", "Ironic", new CancellationToken(canceled: true)));
    }

    private static async Task<FetchException> RefusalOfAsync(ProviderServer server, string uri)
    {
        using var http = server.CreateClient();
        return await Assert.ThrowsAsync<FetchException>(() => http.GetJsonAsync(uri, "Ironic", Ct));
    }
}
