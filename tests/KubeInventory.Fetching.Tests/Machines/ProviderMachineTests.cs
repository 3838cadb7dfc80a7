namespace KubeInventory.Fetching.Tests.Machines;

public sealed class ProviderMachineTests
{
    private static readonly ProviderMachine Machine = new() { Provider = "rack", NamePrefix = "rack", ImmutableId = "S1", ProviderId = "rack:///S1" };

    [Fact]
    public void What_the_provider_does_not_say_stays_unset()
    {
        var host = Machine.ToHost();
        Assert.Equal("rack-s1", host.Metadata?.Name?[..7]);
        Assert.Equal(new V1HostSpec { ProviderID = "rack:///S1", Provider = "rack" }, host.Spec);
        Assert.Equal(new V1HostStatusProvider { Id = "S1", State = V1HostStatusProviderState.Unknown }, host.Status?.Provider);
    }

    [Fact]
    public void Tags_fill_fields_whatever_their_case()
    {
        var spec = (Machine with { Tags = new Dictionary<string, string> { ["Role"] = "web", ["TEAM"] = "edge", ["env"] = "prod", ["cluster"] = "" } }).ToHost().Spec;
        Assert.Equal(("web", "edge", "prod", null), (spec?.Role, spec?.Owner?.Team, spec?.Environment, spec?.ClusterName));
    }

    [Fact]
    public void Other_tags_can_be_named()
    {
        var tagged = Machine with { Tags = new Dictionary<string, string> { ["role"] = "web", ["service"] = "shop" } };
        Assert.Equal("shop", tagged.ToHost(new HostTagKeys { Role = "service" }).Spec?.Role);
    }

    [Fact]
    public void What_the_provider_knows_itself_comes_before_tags()
    {
        var known = Machine with { Known = new V1HostSpec { Role = "db" }, Tags = new Dictionary<string, string> { ["role"] = "web", ["sla"] = "gold" } };
        Assert.Equal(("db", "gold"), (known.ToHost().Spec?.Role, known.ToHost().Spec?.Sla));
    }

    [Theory]
    [InlineData("Web-1.Example.net", "web-1.example.net")]
    [InlineData("web_1", null)]
    [InlineData("two words", null)]
    [InlineData("-x", null)]
    [InlineData("a..b", null)]
    public void A_hostname_is_one_that_dns_can_hold(string reported, string? hostname)
        => Assert.Equal(hostname, (Machine with { Hostname = reported }).ToHost().Spec?.Hostname);

    [Fact]
    public void Addresses_are_listed_once_and_only_if_they_are_there()
        => Assert.Equal(["10.0.0.1"], ProviderMachine.AddressList(
            (V1HostStatusProviderAddressType.InternalIP, "10.0.0.1"),
            (V1HostStatusProviderAddressType.InternalIP, "10.0.0.1"),
            (V1HostStatusProviderAddressType.ExternalIP, ""),
            (V1HostStatusProviderAddressType.ExternalDNS, null)).Select(address => address.Address));
}
