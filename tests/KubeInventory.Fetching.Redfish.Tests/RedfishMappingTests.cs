using KubeInventory.Client;
using KubeInventory.TestKit;

namespace KubeInventory.Fetching.Redfish.Tests;

public sealed class RedfishMappingTests
{
    [Theory]
    [InlineData("dell")]
    [InlineData("supermicro")]
    [InlineData("enclosure")]
    public async Task Systems_become_the_hosts_that_were_reviewed(string tree)
    {
        await using var controller = new RecordedController(tree);
        var hosts = (await controller.FetchAsync()).Select(one => one.Resource).OfType<V1Host>().ToList();
        Assert.All(hosts, host => Assert.Empty(host.Validate()));
        await HostSnapshot.MatchAsync($"KubeInventory.Fetching.Redfish.Tests/Recorded/{tree}.hosts.json", hosts, Ct);
    }

    [Fact]
    public async Task A_system_that_cannot_be_read_is_named_and_an_empty_place_is_none()
    {
        await using var controller = new RecordedController("enclosure");
        var fetched = await controller.FetchAsync();
        Assert.Equal(3, fetched.Count);
        var unreadable = Assert.Single(fetched, one => one.Resource is null);
        Assert.Equal("rf-a1b2c3d4-0000-4000-8000-000000000003", unreadable.Name);
        Assert.Equal("/redfish/v1/Systems/node-3/ of enclosure: 'PowerState' must be a text, not Number.", unreadable.Reason);
    }

    [Theory]
    [InlineData("On", "Running")]
    [InlineData("Off", "Stopped")]
    [InlineData("Paused", "Stopped")]
    [InlineData("PoweringOn", "Pending")]
    [InlineData("PoweringOff", "Stopping")]
    [InlineData(null, "Unknown")]
    [InlineData("A state of next year", "Unknown")]
    public async Task States_are_translated_and_never_guessed(string? power, string state)
    {
        await using var controller = new RecordedController("supermicro");
        controller["/redfish/v1/Systems/1"]["PowerState"] = power;
        Assert.Equal(state, Assert.Single(await controller.FetchAsync()).Resource?.Status?.Provider?.State?.Value);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData("03000200-0400-0500-0006-000700080009")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_UUID_that_many_machines_share_gives_way_to_manufacturer_and_serial_number(string? uuid)
    {
        await using var controller = new RecordedController("dell");
        controller["/redfish/v1/Systems/System.Embedded.1"]["UUID"] = uuid;
        var host = Assert.Single(await controller.FetchAsync()).Resource;
        Assert.Equal("redfish://Dell%20Inc./CNIVC0012300A1", host?.Spec?.ProviderID);
        Assert.Null(host?.Status?.Hardware?.SystemUUID);
        Assert.Matches("^rf-dell-inc-cnivc0012300a1-[a-z2-7]{10}$", host?.Metadata?.Name);
    }

    [Fact]
    public async Task A_system_that_nothing_tells_from_others_ends_the_fetch()
    {
        await using var controller = new RecordedController("supermicro");
        controller["/redfish/v1/Systems/1"]["SerialNumber"] = "To be filled by O.E.M.";
        var refusal = await controller.RefusalAsync();
        Assert.Equal(FetchFailure.Malformed, refusal.Failure);
        Assert.Contains("without UUID, and without manufacturer and serial number, at /redfish/v1/Systems/1", refusal.Message, StringComparison.Ordinal);
    }
}
