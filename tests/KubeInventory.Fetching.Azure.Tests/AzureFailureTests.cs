using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;

namespace KubeInventory.Fetching.Azure.Tests;

public sealed class AzureFailureTests : IDisposable
{
    private readonly RecordedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationFailed", FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized, "InvalidAuthenticationTokenTenant", FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.NotFound, "SubscriptionNotFound", FetchFailure.Forbidden)]
    [InlineData(HttpStatusCode.NotFound, "ResourceNotFound", FetchFailure.Malformed)]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequests", FetchFailure.Throttled)]
    [InlineData(HttpStatusCode.InternalServerError, "InternalExecutionError", FetchFailure.Unreachable)]
    public async Task A_refusal_has_azure_s_code_and_its_class(HttpStatusCode status, string code, FetchFailure failure)
    {
        _azure.Fault = _ => RecordedAzure.Refusal(status, code, "The client\nmay not.");
        var refusal = await _azure.Options().RefusalAsync();
        Assert.Equal(failure, refusal.Failure);
        Assert.StartsWith(
            $"Azure answers https://management.azure.com/subscriptions/{RecordedAzure.Subscription}/providers/Microsoft.Compute/virtualMachines with {(int)status} {code}: The client\\u000amay not.",
            refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordedAzure.Token, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttling_is_told_at_once_with_what_azure_says_of_its_length()
    {
        _azure.Fault = _ => RecordedAzure.Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests", "Slow down.", retryAfter: 300);
        var options = _azure.Options();
        var refusal = await new AzureFetcherOptions { Credential = options.Credential, Transport = options.Transport, MaxAttempts = 3 }.RefusalAsync();
        Assert.Equal((FetchFailure.Throttled, TimeSpan.FromMinutes(5)), (refusal.Failure, refusal.RetryAfter));
        Assert.Single(_azure.Requests);
    }

    [Fact]
    public async Task An_error_of_the_server_is_tried_again()
    {
        var errors = 1;
        _azure.Fault = _ => errors-- > 0 ? RecordedAzure.Refusal(HttpStatusCode.BadGateway, "BadGateway", "Try again.") : null;
        var options = _azure.Options();
        Assert.Equal(4, (await new AzureFetcherOptions { Credential = options.Credential, Transport = options.Transport, MaxAttempts = 2 }.FetchAsync()).Count);
    }

    [Fact]
    public async Task A_network_that_breaks_is_unreachable()
    {
        _azure.Fault = _ => throw new HttpRequestException("Connection reset by peer");
        var refusal = await _azure.Options().RefusalAsync();
        Assert.Equal(FetchFailure.Unreachable, refusal.Failure);
        Assert.Contains("Connection reset by peer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_another_server_is_not_followed()
    {
        _azure.Fault = request => request.RequestUri!.Query.Contains("statusOnly", StringComparison.Ordinal)
            ? RecordedAzure.Json("""{"value": [], "nextLink": "https://management.azure.com.example.net/steal"}""")
            : null;
        Assert.Equal(FetchFailure.Malformed, (await _azure.Options().RefusalAsync()).Failure);
        Assert.DoesNotContain(_azure.Requests, uri => uri.Host != "management.azure.com");
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_end()
    {
        _azure.Fault = request => RecordedAzure.Json(new JsonObject { ["value"] = new JsonArray(), ["nextLink"] = request.RequestUri!.AbsoluteUri }.ToJsonString());
        Assert.Contains("back to one that was read", (await _azure.Options().RefusalAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"value": 5}""")]
    [InlineData("""{"value": [{"name": "web-1"}]}""")]
    public async Task What_is_no_list_is_not_an_empty_one(string body)
    {
        _azure.Fault = request => request.RequestUri!.Query.Contains("statusOnly", StringComparison.Ordinal) ? null : RecordedAzure.Json(body);
        Assert.Equal(FetchFailure.Malformed, (await _azure.Options().RefusalAsync()).Failure);
    }

    [Fact]
    public async Task A_machine_that_moves_to_the_next_page_is_reported_once()
    {
        _azure.Machines.Insert(2, _azure.Machines[1]!.DeepClone());
        Assert.Equal(4, (await _azure.Options().FetchAsync()).Count);
    }

    [Theory]
    [InlineData(false, FetchFailure.Forbidden)]
    [InlineData(true, FetchFailure.Unreachable)]
    public async Task Credentials_that_fail_are_told_from_an_authority_that_does_not_answer(bool isNetwork, FetchFailure failure)
    {
        var cause = isNetwork ? new AuthenticationFailedException("AADSTS: see below", new HttpRequestException("No such host")) : new AuthenticationFailedException("AADSTS700016: unknown application");
        var options = new AzureFetcherOptions { Credential = new FailingCredential(cause), Transport = _azure.Options().Transport, MaxAttempts = 1 };
        Assert.Equal(failure, (await options.RefusalAsync()).Failure);
        Assert.Empty(_azure.Requests);
    }

    private sealed class FailingCredential(Exception cause) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw cause;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw cause;
    }
}
