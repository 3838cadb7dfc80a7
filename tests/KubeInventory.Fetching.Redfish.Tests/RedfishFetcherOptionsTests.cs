using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Redfish.Tests;

public sealed class RedfishFetcherOptionsTests
{
    private static readonly RedfishController Controller = new() { Address = new Uri("https://bmc-1.example.net") };

    private static readonly RedfishFetcherOptions Good = new()
    {
        Controllers = [Controller, new RedfishController { Address = new Uri("https://BMC-2.example.net:8443/") }],
        UserName = "inventory",
        Password = Secret.FromEnvironment("BMC_PASSWORD"),
    };

    public static TheoryData<string, RedfishFetcherOptions> Bad => new()
    {
        { "Controllers must be 1 to 512, not 0", Good with { Controllers = [] } },
        { "must not have 'bmc-1.example.net' twice", Good with { Controllers = [Controller, Controller] } },
        { "Address of a controller must be", Good with { Controllers = [Controller with { Address = new Uri("https://root:swordfish@bmc") }] } },
        { "Address of a controller must be", Good with { Controllers = [Controller with { Address = new Uri("https://bmc/redfish/v1") }] } },
        { "Address of a controller must be", Good with { Controllers = [Controller with { Address = new Uri("bmc", UriKind.Relative) }] } },
        { "Name must have", Good with { Controllers = [Controller with { Name = "" }] } },
        { "Region and Zone must have", Good with { Controllers = [Controller with { Zone = new string('z', 64) }] } },
        { "bmc-1.example.net: Certificates: Fingerprint must be", Good with { Controllers = [Controller with { Certificates = new CertificateTrust { Fingerprint = "x" } }] } },
        { "bmc-1.example.net needs UserName and Password", Good with { UserName = null } },
        { "bmc-1.example.net needs UserName and Password", Good with { Password = null } },
        { "UserName must be without ':'", Good with { UserName = "a:b", Authentication = RedfishAuthentication.Basic } },
        { "Authentication must be", Good with { Authentication = (RedfishAuthentication)9 } },
        { "MaxParallelRequests must be 1 to 16, not 17", Good with { MaxParallelRequests = 17 } },
        { "RequestTimeout must be", Good with { RequestTimeout = TimeSpan.Zero } },
        { "Certificates: Give either", Good with { Certificates = new CertificateTrust { Fingerprint = new string('a', 64), AuthorityFile = "ca.pem" } } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Options_out_of_range_are_refused_by_name(string complaint, RedfishFetcherOptions options)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => new RedfishFetcher(options));
        Assert.Contains(complaint, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shard_is_called_as_its_controller_is_reached()
    {
        using var fetcher = new RedfishFetcher(Good);
        Assert.Equal(["bmc-1.example.net", "bmc-2.example.net:8443"], (await fetcher.ListShardsAsync(Ct)).Select(shard => shard.Name));
    }

    [Fact]
    public void A_source_is_registered_in_one_line()
    {
        var services = new ServiceCollection().AddRedfishSource(new ProviderSyncOptions { Source = "rack-12", MaxParallelShards = 8 }, Good);
        Assert.Contains(services, service => service.ServiceType.Name == "IHostedService");
        Assert.Throws<OptionsValidationException>(() => services.AddRedfishSource(new ProviderSyncOptions { Source = "other" }, Good with { Controllers = [] }));
    }
}
