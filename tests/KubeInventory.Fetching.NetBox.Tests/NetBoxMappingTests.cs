using KubeInventory.TestKit;

namespace KubeInventory.Fetching.NetBox.Tests;

public sealed class NetBoxMappingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_version_of_netbox_gives_the_reviewed_hosts(bool hasCursor)
    {
        await using var netBox = new RecordedNetBox { HasCursor = hasCursor };
        var fetched = await netBox.Options().FetchAsync(cancellationToken: Ct);
        await HostSnapshot.MatchAsync("KubeInventory.Fetching.NetBox.Tests/Recorded/hosts.json", fetched.Select(one => one.Resource!), Ct);
    }

    [Fact]
    public async Task A_device_and_a_virtual_machine_of_one_number_are_two_hosts()
    {
        await using var netBox = new RecordedNetBox();
        var names = await netBox.Options().NamesAsync(cancellationToken: Ct);
        Assert.Equal(["nb-dev-7", "nb-vm-7"], names.Where(name => name?.EndsWith("-7", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Interfaces_come_where_they_are_wanted_and_have_an_address()
    {
        await using var netBox = new RecordedNetBox();
        var options = netBox.Options();
        var fetched = await new NetBoxFetcherOptions { Address = options.Address, Token = options.Token, Interfaces = true }.FetchAsync(cancellationToken: Ct);
        var interfaces = fetched.ToDictionary(one => one.Name!, one => one.Resource?.Status?.Provider?.Interfaces?.Select(nic => $"{nic.Name} {nic.Mac}"));
        Assert.Equal(["eth0 ac:1f:6b:00:23:37", "eth1 ac:1f:6b:00:23:38"], interfaces["nb-dev-7"]);
        Assert.Equal(["ens3 52:54:00:00:00:07"], interfaces["nb-vm-7"]);
        Assert.Null(interfaces["nb-dev-40"]);
    }

    [Fact]
    public async Task Custom_fields_become_tags_only_as_far_as_they_are_named()
    {
        await using var netBox = new RecordedNetBox();
        var options = netBox.Options();
        var fetched = await new NetBoxFetcherOptions { Address = options.Address, Token = options.Token, CustomFields = ["sla"] }.FetchAsync(cancellationToken: Ct);
        var spec = fetched.Single(one => one.Name == "nb-dev-7").Resource?.Spec;
        Assert.Equal(("high_priority", null), (spec?.Sla, spec?.Environment));
    }

    [Fact]
    public async Task Disks_of_versions_that_counted_gigabytes_have_their_size()
    {
        await using var netBox = new RecordedNetBox { HasCursor = false };
        var machine = netBox.VirtualMachines[0]!.AsObject();
        machine.Remove("serial");
        machine["disk"] = 50;
        var host = (await netBox.Options().FetchAsync(new FetchShard("virtual-machines"), Ct))[0].Resource;
        Assert.Equal(50_000, host?.Status?.Hardware?.Disks?[0].SizeMiB);
    }

    [Fact]
    public async Task A_state_of_an_installation_s_own_is_not_guessed()
    {
        await using var netBox = new RecordedNetBox();
        netBox.Devices[0]!["status"]!["value"] = "quarantine";
        var provider = (await netBox.Options().FetchAsync(new FetchShard("devices"), Ct))[0].Resource?.Status?.Provider;
        Assert.Equal((V1HostStatusProviderState.Unknown, "quarantine"), (provider?.State, provider?.RawState));
    }

    [Fact]
    public async Task One_machine_that_cannot_be_read_is_named_and_the_others_are_reported()
    {
        await using var netBox = new RecordedNetBox();
        netBox.Devices[0]!["serial"] = 5;
        netBox.Devices[2]!["site"]!["id"] = 99;
        var fetched = await netBox.Options().FetchAsync(new FetchShard("devices"), Ct);
        Assert.Equal(5, fetched.Count);
        Assert.Equal(
            ["nb-dev-7: 'serial' must be a text, not Number.", "nb-dev-31: its site lab is not in the list of sites: it is new, or the token may not view it."],
            fetched.Where(one => one.Resource is null).Select(one => one.ToString()));
    }
}
