using System.Net;
using KubeInventory.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.NetBox.Tests;

public sealed class NetBoxFetcherTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_keeps_every_promise_of_a_fetcher(bool hasCursor)
    {
        await using var netBox = new RecordedNetBox { HasCursor = hasCursor };
        var report = await FetcherConformance.CheckAsync<V1Host>(() => new NetBoxFetcher(netBox.Options()), new ConformanceOptions
        {
            BreakAfterFirstPage = () => Break(request => request.Query("start") == "13" || request.Query("id__gt") == "12", new ProviderAnswer(HttpStatusCode.ServiceUnavailable)),
            Throttle = () => Break(_ => true, new ProviderAnswer(HttpStatusCode.TooManyRequests) { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }),
            Forbid = () => Break(_ => true, new ProviderAnswer(HttpStatusCode.Forbidden, """{"detail": "Invalid token"}""")),
            Secrets = [RecordedNetBox.Token],
        }, Ct);
        report.ThrowIfBroken();

        // Once: the rules that follow begin with a NetBox that is well.
        void Break(Func<ProviderRequest, bool> which, ProviderAnswer answer) => netBox.Fault = request =>
        {
            if (!which(request))
            {
                return null;
            }

            netBox.Fault = _ => null;
            return answer;
        };
    }

    [Fact]
    public async Task A_token_of_the_first_version_is_sent_as_one_and_read_anew_for_each_request()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("token"), "0123456789abcdef0123456789abcdef01234567\n", Ct);
        await using var netBox = new RecordedNetBox { AcceptedToken = "0123456789abcdef0123456789abcdef01234567" };
        var options = new NetBoxFetcherOptions { Address = netBox.Options().Address, Token = Secret.FromFile(directory.File("token")) };
        Assert.Equal(8, (await options.FetchAsync(cancellationToken: Ct)).Count);

        await File.WriteAllTextAsync(directory.File("token"), RecordedNetBox.Token, Ct);
        netBox.AcceptedToken = RecordedNetBox.Token;
        Assert.Equal(8, (await options.FetchAsync(cancellationToken: Ct)).Count);
        Assert.Equal($"Bearer {RecordedNetBox.Token}", netBox.Requests.Last().Headers["Authorization"]);
    }

    [Fact]
    public async Task Without_a_token_nobody_asks()
    {
        await using var netBox = new RecordedNetBox();
        var refusal = await new NetBoxFetcherOptions { Address = netBox.Options().Address }.RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.DoesNotContain("Authorization", Assert.Single(netBox.Requests).Headers.Keys);
    }

    [Fact]
    public async Task A_token_that_cannot_be_read_sends_no_request()
    {
        await using var netBox = new RecordedNetBox();
        var refusal = await new NetBoxFetcherOptions { Address = netBox.Options().Address, Token = Secret.FromFile("/no/such/token") }.RefusalAsync();
        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Empty(netBox.Requests);
    }

    [Fact]
    public async Task Another_service_is_not_taken_for_an_empty_netbox()
    {
        await using var other = ProviderServer.Start(_ => ProviderAnswer.Json("""{"count": 2, "results": [{"name": "x"}]}"""));
        var refusal = await new NetBoxFetcherOptions { Address = other.Address }.RefusalAsync();
        Assert.Equal((FetchFailure.Malformed, "NetBox lists an object without 'id': this is no NetBox, or one of an unknown version."), (refusal.Failure, refusal.Message));

        await using var empty = ProviderServer.Start(_ => ProviderAnswer.Json("{}"));
        Assert.Equal(FetchFailure.Malformed, (await new NetBoxFetcherOptions { Address = empty.Address }.RefusalAsync()).Failure);
    }

    [Fact]
    public async Task A_netbox_below_a_path_is_found_there()
    {
        await using var server = ProviderServer.Start(request => new ProviderAnswer(HttpStatusCode.NotFound));
        await new NetBoxFetcherOptions { Address = new Uri(server.Address, "ipam/netbox/") }.RefusalAsync();
        Assert.Equal("/ipam/netbox/api/dcim/sites/", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_kind_that_the_options_leave_out_is_not_an_empty_shard()
    {
        await using var netBox = new RecordedNetBox();
        var options = new NetBoxFetcherOptions { Address = netBox.Options().Address, Token = netBox.Options().Token, VirtualMachines = false };
        Assert.Equal(5, (await options.FetchAsync(cancellationToken: Ct)).Count);
        Assert.Equal(FetchFailure.Unsupported, (await options.RefusalAsync(new FetchShard("virtual-machines"))).Failure);
    }

    [Fact]
    public void Options_out_of_range_are_refused_when_they_are_given()
    {
        var options = new NetBoxFetcherOptions
        {
            Address = new Uri("ftp://netbox.example.net/"),
            NamePrefix = "NB",
            PageSize = 0,
            RequestTimeout = TimeSpan.Zero,
            Devices = false,
            VirtualMachines = false,
            Sites = ["devices", "a", "a"],
        };
        var refusal = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddNetBoxSource(new ProviderSyncOptions { Source = "netbox" }, options));
        Assert.Equal(["Address", "NamePrefix", "Sites", "Sites", "Devices", "PageSize", "RequestTimeout"], refusal.Failures.Select(failure => failure.Split(' ')[0]));
    }

    [Fact]
    public void A_source_is_registered_with_one_line()
        => Assert.Contains(
            new ServiceCollection().AddNetBoxSource(new ProviderSyncOptions { Source = "netbox" }, new NetBoxFetcherOptions { Address = new Uri("https://netbox.example.net/") }),
            service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService));
}
