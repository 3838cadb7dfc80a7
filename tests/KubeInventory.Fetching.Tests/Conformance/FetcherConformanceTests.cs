using System.Net;
using System.Runtime.CompilerServices;
using KubeInventory.TestKit;
using WriteAFetcher;

namespace KubeInventory.Fetching.Tests.Conformance;

public sealed class FetcherConformanceTests : IDisposable
{
    private readonly RecordedSoftLayer _provider = new();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task The_fetcher_of_the_sample_keeps_every_rule()
    {
        var report = await FetcherConformance.CheckAsync<V1Host>(() => new SoftLayerFetcher(_provider.Client), new ConformanceOptions
        {
            BreakAfterFirstPage = () => _provider.Answer(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable),
            Throttle = () => _provider.Answer(HttpStatusCode.TooManyRequests),
            Forbid = () => _provider.Answer(HttpStatusCode.Unauthorized),
            Secrets = ["key-1"],
        }, Ct);
        report.ThrowIfBroken();
        Assert.Equal(11, report.Results.Count);
    }

    [Fact]
    public async Task A_fetcher_that_breaks_rules_is_told_which()
    {
        var report = await FetcherConformance.CheckAsync<V1Host>(
            () => new BadFetcher(), new ConformanceOptions { BreakAfterFirstPage = () => { }, Secrets = ["swordfish"] }, Ct);
        var broken = report.Results.Where(result => result.Violation is not null).Select(result => result.Rule.Split(' ')[0]);
        Assert.Equal(["The", "IP", "Cancellation", "Filters", "No", "An"], broken);
        var refusal = Assert.Throws<ConformanceException>(report.ThrowIfBroken);
        Assert.Contains("would count as gone", refusal.Message, StringComparison.Ordinal);
    }

    // Ends quietly when it is cancelled or breaks, ignores filters, takes a network for an address, tells the time, and keeps its password in a tag.
    private sealed class BadFetcher : IProviderFetcher<V1Host>
    {
        public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var name in (string[])["a", "b"])
            {
                await Task.CompletedTask;
                var host = Some.Host(name);
                var provider = host.Status!.Provider! with
                {
                    RawState = Guid.NewGuid().ToString(),
                    Addresses = [new V1HostStatusProviderAddress { Type = V1HostStatusProviderAddressType.ExternalIP, Address = "2001:db8::/64" }],
                    Tags = new Dictionary<string, string> { ["p"] = "swordfish" },
                };
                yield return host with { Status = host.Status with { Provider = provider } };
            }
        }
    }
}
