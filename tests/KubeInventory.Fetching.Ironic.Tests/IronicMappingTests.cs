using System.Text.Json;
using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Ironic.Tests;

public sealed class IronicMappingTests
{
    [Fact]
    public async Task Nodes_become_the_hosts_that_were_reviewed()
    {
        await using var ironic = new RecordedIronic();
        var hosts = (await ironic.FetchAsync()).Select(one => one.Resource).OfType<V1Host>().ToList();
        Assert.All(hosts, host => Assert.Empty(host.Validate()));
        await HostSnapshot.MatchAsync("KubeInventory.Fetching.Ironic.Tests/Recorded/hosts.json", hosts, Ct);
    }

    [Fact]
    public async Task A_node_that_cannot_be_read_is_named_and_the_others_are_reported()
    {
        await using var ironic = new RecordedIronic();
        var fetched = await ironic.FetchAsync();
        Assert.Equal(6, fetched.Count);
        var unreadable = Assert.Single(fetched, one => one.Resource is null);
        Assert.Equal("ironic-4f5c5c7a-0e4d-4d4c-9b9d-4d2c0d6d7e05", unreadable.Name);
        Assert.Equal("Node 4f5c5c7a-0e4d-4d4c-9b9d-4d2c0d6d7e05 of Ironic: 'provision_state' must be a text, not Number.", unreadable.Reason);
    }

    [Fact]
    public async Task Nothing_that_opens_a_controller_or_an_image_is_in_a_host()
    {
        await using var ironic = new RecordedIronic();
        var hosts = JsonSerializer.Serialize((await ironic.FetchAsync()).Select(one => one.Resource));
        Assert.DoesNotContain("swordfish", hosts, StringComparison.Ordinal);
        Assert.DoesNotContain("redfish_", hosts, StringComparison.Ordinal);
        Assert.DoesNotContain("******", hosts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("active", "power on", "Running")]
    [InlineData("active", "power off", "Stopped")]
    [InlineData("active", "rebooting", "Running")]
    [InlineData("active", "soft power off", "Stopping")]
    [InlineData("active", "error", "Unknown")]
    [InlineData("active", null, "Unknown")]
    [InlineData("available", "power off", "Stopped")]
    [InlineData("manageable", "power on", "Pending")]
    [InlineData("enroll", null, "Pending")]
    [InlineData("wait call-back", "power on", "Pending")]
    [InlineData("clean wait", "power on", "Pending")]
    [InlineData("rescue", "power on", "Pending")]
    [InlineData("deleting", "power on", "Stopping")]
    [InlineData("deleted", "power off", "Stopping")]
    [InlineData("deploy failed", "power on", "Unknown")]
    [InlineData("error", "power on", "Unknown")]
    [InlineData("a state of next year", "power on", "Unknown")]
    public void States_are_translated_and_never_guessed(string provision, string? power, string state)
    {
        using var node = JsonDocument.Parse(JsonSerializer.Serialize(new Dictionary<string, string?> { ["provision_state"] = provision, ["power_state"] = power }));
        Assert.Equal(state, NodeState.Of(node.RootElement).Value);
    }

    [Theory]
    [InlineData("192.0.2.10", "192.0.2.10")]
    [InlineData("https://192.0.2.10:8443/redfish/v1", "192.0.2.10")]
    [InlineData("https://root:swordfish@bmc-1.example.net", "bmc-1.example.net")]
    [InlineData("BMC-1.example.net:623", "bmc-1.example.net")]
    [InlineData("2001:DB8::1", "2001:db8::1")]
    [InlineData("https://[2001:db8::1]:443", "2001:db8::1")]
    [InlineData("******", null)]
    [InlineData("", null)]
    [InlineData("not an address", null)]
    [InlineData("12", null)]
    public void An_address_of_a_controller_is_an_address_and_nothing_more(string text, string? address)
        => Assert.Equal(address, BmcAddress.Host(text));
}
