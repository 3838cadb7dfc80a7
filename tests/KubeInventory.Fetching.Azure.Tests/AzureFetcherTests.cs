using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Azure.Tests;

public sealed class AzureFetcherTests : IDisposable
{
    private readonly RecordedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task It_keeps_every_promise_of_a_fetcher()
    {
        var report = await FetcherConformance.CheckAsync<V1Host>(() => new AzureFetcher(_azure.Options()), new ConformanceOptions
        {
            BreakAfterFirstPage = () => Break("/virtualMachines?api-version=2024-07-01&$skiptoken", RecordedAzure.Refusal(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "Busy.")),
            Throttle = () => Break("/virtualMachines", RecordedAzure.Refusal(HttpStatusCode.TooManyRequests, "TooManyRequests", "Slow down.", retryAfter: 9)),
            Forbid = () => Break("/networkInterfaces", RecordedAzure.Refusal(HttpStatusCode.Forbidden, "AuthorizationFailed", "No.")),
            Secrets = [RecordedAzure.Token],
        }, Ct);
        report.ThrowIfBroken();

        // Once: the rules that follow begin with an Azure that is well.
        void Break(string part, HttpResponseMessage answer) => _azure.Fault = request =>
        {
            if (!request.RequestUri!.AbsoluteUri.Contains(part, StringComparison.Ordinal))
            {
                return null;
            }

            _azure.Fault = _ => null;
            return answer;
        };
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_they_are_given()
    {
        var options = new AzureFetcherOptions
        {
            Subscriptions = ["production"],
            Locations = ["West Europe"],
            Endpoint = new Uri("http://management.azure.com/"),
            MaxAttempts = 0,
            RequestTimeout = TimeSpan.Zero,
        };
        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddAzureSource(new ProviderSyncOptions { Source = "azure" }, options));
        Assert.Equal(["Subscriptions", "Locations", "Endpoint", "MaxAttempts", "RequestTimeout"], refusal.Failures.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public void A_source_is_registered_with_one_line()
        => Assert.Contains(
            new ServiceCollection().AddAzureSource(new ProviderSyncOptions { Source = "azure" }, new AzureFetcherOptions()),
            service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService));
}
