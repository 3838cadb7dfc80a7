using System.Net;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

public sealed class IronicConformanceTests
{
    [Fact]
    public async Task The_fetcher_keeps_every_rule()
    {
        await using var ironic = new RecordedIronic();
        var password = Secret.From(_ => ValueTask.FromResult<string?>("sailfish"));
        var options = ironic.Options with { UserName = "reader", Password = password };
        using var fetchers = new FetcherPool(() => new IronicFetcher(options));
        var report = await FetcherConformance.CheckAsync<V1Host>(fetchers.Make, new ConformanceOptions
        {
            BreakAfterFirstPage = () => Fail("/v1/nodes", onlyLaterPages: true, new ProviderAnswer(HttpStatusCode.ServiceUnavailable)),
            Throttle = () => Fail("/v1/ports", onlyLaterPages: false, new ProviderAnswer(HttpStatusCode.TooManyRequests)),
            Forbid = () => Fail("/v1/allocations", onlyLaterPages: false, new ProviderAnswer(HttpStatusCode.Unauthorized)),
            Secrets = ["swordfish", "sailfish"],
        }, Ct);
        report.ThrowIfBroken();
        Assert.Equal(11, report.Results.Count);

        void Fail(string path, bool onlyLaterPages, ProviderAnswer answer)
            => ironic.Instead = request => request.Path == path && (!onlyLaterPages || request.Query("marker") is not null) ? answer : null;
    }

    [Fact]
    public async Task A_name_and_password_are_sent_as_they_are_now()
    {
        await using var ironic = new RecordedIronic();
        var password = "old";
        using var fetcher = new IronicFetcher(ironic.Options with { UserName = "reader", Password = Secret.From(_ => ValueTask.FromResult<string?>(password)) });
        await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct);
        var before = ironic.Requests.Count();
        password = "new";
        await fetcher.FetchAsync(FetchShard.All, Ct).ToListAsync(Ct);
        Assert.Equal(["Basic cmVhZGVyOm9sZA=="], ironic.Requests.Take(before).Select(request => request.Headers["Authorization"]).Distinct());
        Assert.Equal(["Basic cmVhZGVyOm5ldw=="], ironic.Requests.Skip(before).Select(request => request.Headers["Authorization"]).Distinct());
    }

    [Fact]
    public async Task A_region_is_the_one_that_the_address_is_of()
    {
        await using var ironic = new RecordedIronic();
        var options = ironic.Options with { Region = "fra" };
        var host = (await ironic.FetchAsync(options, new FetchShard("fra")))[0].Resource;
        Assert.Equal("fra", host?.Status?.Provider?.ProviderRegion);
        Assert.Equal(FetchFailure.Unsupported, (await ironic.RefusalAsync(options, new FetchShard("ams"))).Failure);
    }

    private sealed class FetcherPool(Func<IronicFetcher> make) : IDisposable
    {
        private readonly List<IronicFetcher> _made = [];

        public IronicFetcher Make()
        {
            var fetcher = make();
            _made.Add(fetcher);
            return fetcher;
        }

        public void Dispose() => _made.ForEach(fetcher => fetcher.Dispose());
    }
}
