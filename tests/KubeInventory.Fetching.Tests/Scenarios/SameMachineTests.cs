using KubeInventory.Client;
using KubeInventory.Fetching.Tests.Sync;

namespace KubeInventory.Fetching.Tests.Scenarios;

/// <summary>One machine that two sources report under different names.</summary>
public class SameMachineTests
{
    private const string Uuid = "4c4c4544-0042-3510-8052-b4c04f4e4d32";

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task The_source_with_priority_has_the_record_and_the_other_one_a_note_on_it(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var uuid = Guid.NewGuid();
        var (cloud, rack) = (Source(bench, "cloud", priority: 10), Source(bench, "rack", priority: 0));
        await bench.SyncOnceAsync(Report(With(bench.Host("aws-1"), new() { SystemUUID = $"{uuid}" })), cloud, Ct);

        var seen = bench.Sync(Report(With(bench.Host("nb-1"), new() { SystemUUID = $"{uuid:n}".ToUpperInvariant() })), rack);
        Assert.Equal((0, 1, 0), (await seen.SyncOnceAsync(Ct)) is var noted ? (noted.Created, noted.Updated, noted.Problems.Count) : default);
        var record = await bench.GetAsync("aws-1", Ct);
        Assert.Equal((rack.Source, bench.Host("nb-1").Spec!.ProviderID), (record.Status?.Sources?.Single() is { } note ? (note.Name, note.ProviderID) : default));
        Assert.Equal((cloud.Source, bench.Host("aws-1").Spec!.ProviderID), (record.Spec?.Source, record.Spec?.ProviderID));
        Assert.Equal(["aws-1"], await bench.HostNamesAsync(Ct));

        Assert.Equal((0, 1), (await seen.SyncOnceAsync(Ct)) is var again ? (again.Updated, again.Unchanged) : default);
        Assert.Equal(record.Metadata?.ResourceVersion, (await bench.GetAsync("aws-1", Ct)).Metadata?.ResourceVersion);
    }

    [Fact]
    public async Task A_record_of_before_is_retired_when_a_source_with_priority_brings_its_own()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var rack = bench.Sync(Report(With(bench.Host("nb-1"), new() { SystemUUID = Uuid }), bench.Host("nb-2")), Source(bench, "rack", priority: 0));
        await rack.SyncOnceAsync(Ct);
        Assert.Equal(2, (await rack.SyncOnceAsync(Ct)).Unchanged);

        var cloud = bench.Sync(Report(With(bench.Host("aws-1"), new() { SystemUUID = Uuid })), Source(bench, "cloud", priority: 10));
        Assert.Equal(1, (await cloud.SyncOnceAsync(Ct)).Created);
        await bench.SyncForAsync(rack, TimeSpan.FromMinutes(11), Ct);

        Assert.Equal(V1HostStatusPhase.Missing, (await bench.GetAsync("nb-1", Ct)).Status?.Phase);
        Assert.Equal(V1HostStatusPhase.Active, (await bench.GetAsync("nb-2", Ct)).Status?.Phase);
        Assert.Equal("test-rack", (await bench.GetAsync("aws-1", Ct)).Status?.Sources?.Single().Name);
    }

    [Fact]
    public async Task Of_two_sources_with_one_priority_the_older_record_stays_and_they_never_yield_to_each_other()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var (left, right) = (Report(bench.Host("a-1"), bench.Host("a-2")), Report(bench.Host("b-1"), bench.Host("b-2")));
        var syncs = new[] { bench.Sync(left, Source(bench, "left", 0)), bench.Sync(right, Source(bench, "right", 0)) };
        await syncs[0].SyncOnceAsync(Ct);
        await syncs[1].SyncOnceAsync(Ct);

        // Both learn at once what tells the machine.
        left.Report(FetchShard.All, With(bench.Host("a-1"), new() { SystemUUID = Uuid }), bench.Host("a-2"));
        right.Report(FetchShard.All, With(bench.Host("b-1"), new() { SystemUUID = Uuid }), bench.Host("b-2"));
        for (var minute = 0; minute < 14; minute++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await syncs[0].SyncOnceAsync(Ct);
            await syncs[1].SyncOnceAsync(Ct);
        }

        var (first, second) = (await bench.GetAsync("a-1", Ct), await bench.GetAsync("b-1", Ct));
        Assert.Equal((V1HostStatusPhase.Active, V1HostStatusPhase.Missing), (first.Status?.Phase, second.Status?.Phase));
        Assert.Equal("test-right", first.Status?.Sources?.Single().Name);
    }

    [Theory]
    [InlineData("serial number of a vendor")]
    [InlineData("two MAC addresses")]
    [InlineData("alias")]
    public async Task What_proves_one_machine_makes_one_record(string proof)
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var (aws, nb) = (bench.Host("aws-1"), bench.Host("nb-1"));
        (aws, nb) = proof switch
        {
            "alias" => (aws, nb with { Metadata = nb.Metadata! with { Annotations = new Dictionary<string, string> { ["kubeinventory.io/alias-of"] = "aws-1" } } }),
            "two MAC addresses" => (Cards(aws, "00:1B:21:3A:4B:5C", "00:1b:21:3a:4b:5d"), Cards(nb, "00-1b-21-3a-4b-5d", "001b.213a.4b5c")),
            _ => (With(aws, new() { Vendor = "Dell Inc.", Serial = "7XK-9Q2" }), With(nb, new() { Vendor = "DELL", Serial = "7xk9q2" })),
        };
        await bench.SyncOnceAsync(Report(aws), Source(bench, "cloud", priority: 10), Ct);
        await bench.SyncOnceAsync(Report(nb), Source(bench, "rack", priority: 0), Ct);

        Assert.Equal(["aws-1"], await bench.HostNamesAsync(Ct));
        Assert.Equal("static://test/nb-1", (await bench.GetAsync("aws-1", Ct)).Status?.Sources?.Single().ProviderID);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData("03000200-0400-0500-0006-000700080009")]
    [InlineData("To be filled by O.E.M.")]
    public async Task What_boards_say_that_nobody_gave_an_identity_makes_two_machines(string junk)
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var hardware = new V1HostStatusHardware { SystemUUID = junk, Serial = junk == "nothing" ? "None" : "To Be Filled By O.E.M.", Vendor = "Acme" };
        await bench.SyncOnceAsync(Report(Cards(With(bench.Host("aws-1"), hardware), "02:42:ac:11:00:02", "02:42:ac:11:00:03")), Source(bench, "cloud", priority: 10), Ct);
        await bench.SyncOnceAsync(Report(Cards(With(bench.Host("nb-1"), hardware), "02:42:ac:11:00:02", "02:42:ac:11:00:03")), Source(bench, "rack", priority: 0), Ct);

        Assert.Equal(["aws-1", "nb-1"], await bench.HostNamesAsync(Ct));
        Assert.Null(Doubt(await bench.GetAsync("nb-1", Ct)));
    }

    [Fact]
    public async Task What_only_hints_at_one_machine_is_said_and_merges_nothing()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var cloud = Report(Cards(bench.Host("aws-1"), "00:1b:21:3a:4b:5c", "00:1b:21:3a:4b:5d"));
        var clouds = bench.Sync(cloud, Source(bench, "cloud", priority: 10));
        await clouds.SyncOnceAsync(Ct);
        var rack = bench.Sync(Report(Cards(bench.Host("nb-1"), "00:1b:21:3a:4b:5c")), Source(bench, "rack", priority: 0));
        await rack.SyncOnceAsync(Ct);

        Assert.Equal(["aws-1", "nb-1"], await bench.HostNamesAsync(Ct));
        var doubt = Doubt(await bench.GetAsync("nb-1", Ct));
        Assert.Equal(ConditionStatus.True, doubt?.Status);
        Assert.Contains("aws-1: they share MAC address 001b213a4b5c", doubt?.Message, StringComparison.Ordinal);

        // It goes when the other one turns out to have other cards.
        cloud.Report(FetchShard.All, Cards(bench.Host("aws-1"), "00:1b:21:00:00:01", "00:1b:21:00:00:02"));
        await clouds.SyncOnceAsync(Ct);
        await rack.SyncOnceAsync(Ct);
        Assert.Null(Doubt(await bench.GetAsync("nb-1", Ct)));
    }

    [Fact]
    public async Task A_key_that_several_machines_share_proves_nothing()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var clones = new[] { "vm-1", "vm-2" }.Select(name => (Fetched<V1Host>)With(bench.Host(name), new() { SystemUUID = Uuid }));
        await bench.SyncOnceAsync(new ScriptedFetcher(clones), Source(bench, "cloud", priority: 10), Ct);
        await bench.SyncOnceAsync(Report(With(bench.Host("nb-1"), new() { SystemUUID = Uuid })), Source(bench, "rack", priority: 0), Ct);

        Assert.Equal(["nb-1", "vm-1", "vm-2"], await bench.HostNamesAsync(Ct));
        Assert.NotNull(Doubt(await bench.GetAsync("nb-1", Ct)));
    }

    [Fact]
    public async Task A_source_that_no_longer_sees_the_machine_does_not_stand_for_it()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var cloudAnswer = Report(With(bench.Host("aws-1"), new() { SystemUUID = Uuid }), bench.Host("aws-2"));
        var cloud = bench.Sync(cloudAnswer, Source(bench, "cloud", priority: 10));
        var rack = bench.Sync(Report(With(bench.Host("nb-1"), new() { SystemUUID = Uuid })), Source(bench, "rack", priority: 0));
        await cloud.SyncOnceAsync(Ct);
        await rack.SyncOnceAsync(Ct);

        cloudAnswer.Report(FetchShard.All, bench.Host("aws-2"));
        await bench.SyncForAsync(cloud, TimeSpan.FromMinutes(11), Ct);
        Assert.Equal(1, (await rack.SyncOnceAsync(Ct)).Created);
        Assert.Equal((V1HostStatusPhase.Active, V1HostStatusPhase.Missing),
            ((await bench.GetAsync("nb-1", Ct)).Status?.Phase, (await bench.GetAsync("aws-1", Ct)).Status?.Phase));
        Assert.Null((await bench.GetAsync("aws-1", Ct)).Status?.Sources);
    }

    [Theory]
    [InlineData(Server.Embedded)]
    [InlineData(Server.Real)]
    public async Task What_the_record_lacks_of_the_hardware_comes_from_the_other_source_and_goes_with_it(Server server)
    {
        await using var bench = await SyncBench.StartAsync(server, Ct);
        var uuid = $"{Guid.NewGuid()}";
        var (cloudSource, rackSource) = (Source(bench, "cloud", priority: 10), Source(bench, "rack", priority: 0));
        var cloudAnswer = Report(With(bench.Host("aws-1"), new() { SystemUUID = uuid, MemoryMiB = 1000, Arch = "amd64" }));
        var rackAnswer = Report(With(bench.Host("rf-1"), new() { SystemUUID = uuid, MemoryMiB = 1024, CpuCores = 8, Serial = "7XK9Q2", BiosVersion = "1.0", Disks = [new() { Name = "a" }] }), bench.Host("rf-2"));
        var (cloud, rack) = (bench.Sync(cloudAnswer, cloudSource), bench.Sync(rackAnswer, rackSource));
        await cloud.SyncOnceAsync(Ct);
        await rack.SyncOnceAsync(Ct);

        var both = new V1HostStatusHardware { SystemUUID = uuid, MemoryMiB = 1000, Arch = "amd64", CpuCores = 8, BiosVersion = "1.0", Disks = [new() { Name = "a" }] };
        Assert.Equal(both, (await bench.GetAsync("aws-1", Ct)).Status?.Hardware);

        // Neither of them writes again, not even after a restart.
        (cloud, rack) = (bench.Sync(cloudAnswer, cloudSource), bench.Sync(rackAnswer, rackSource));
        var versions = await bench.VersionsAsync(Ct);
        Assert.Equal((0, 1), (await cloud.SyncOnceAsync(Ct)) is var first ? (first.Updated, first.Unchanged) : default);
        Assert.Equal((0, 2), (await rack.SyncOnceAsync(Ct)) is var second ? (second.Updated, second.Unchanged) : default);
        Assert.Equal(versions, await bench.VersionsAsync(Ct));

        // Each changes and drops what is its own.
        cloudAnswer.Report(FetchShard.All, With(bench.Host("aws-1"), new() { SystemUUID = uuid, Arch = "amd64" }));
        await cloud.SyncOnceAsync(Ct);
        rackAnswer.Report(FetchShard.All, With(bench.Host("rf-1"), new() { SystemUUID = uuid, MemoryMiB = 1024, BiosVersion = "2.0" }), bench.Host("rf-2"));
        await rack.SyncOnceAsync(Ct);
        Assert.Equal(
            new V1HostStatusHardware { SystemUUID = uuid, Arch = "amd64", MemoryMiB = 1024, BiosVersion = "2.0" }, (await bench.GetAsync("aws-1", Ct)).Status?.Hardware);

        // What the record's own source says comes first.
        cloudAnswer.Report(FetchShard.All, With(bench.Host("aws-1"), new() { SystemUUID = uuid, Arch = "amd64", MemoryMiB = 999 }));
        await cloud.SyncOnceAsync(Ct);
        await rack.SyncOnceAsync(Ct);
        Assert.Equal(999, (await bench.GetAsync("aws-1", Ct)).Status?.Hardware?.MemoryMiB);

        rackAnswer.Report(FetchShard.All, bench.Host("rf-2"));
        await rack.SyncOnceAsync(Ct);
        Assert.Equal(
            (new V1HostStatusHardware { SystemUUID = uuid, Arch = "amd64", MemoryMiB = 999 }, 0),
            (await bench.GetAsync("aws-1", Ct)).Status is { } status ? (status.Hardware, status.Sources?.Count ?? 0) : default);
    }

    [Fact]
    public async Task What_the_other_source_has_added_does_not_prove_that_it_is_the_same_machine()
    {
        await using var bench = await SyncBench.StartInProcessAsync(Ct);
        var cloudAnswer = Report(With(bench.Host("aws-1"), new() { SystemUUID = Uuid }));
        var cloud = bench.Sync(cloudAnswer, Source(bench, "cloud", priority: 10));
        var rack = bench.Sync(Report(With(bench.Host("rf-1"), new() { SystemUUID = Uuid, Vendor = "Acme", Serial = "7XK9Q2" })), Source(bench, "rack", priority: 0));
        await cloud.SyncOnceAsync(Ct);
        await rack.SyncOnceAsync(Ct);
        Assert.Equal("Acme", (await bench.GetAsync("aws-1", Ct)).Status?.Hardware?.Vendor);

        cloudAnswer.Report(FetchShard.All, With(bench.Host("aws-1"), new() { SystemUUID = "4c4c4544-0042-3510-8052-b4c04f4e4d33" }));
        await cloud.SyncOnceAsync(Ct);
        Assert.Equal(1, (await rack.SyncOnceAsync(Ct)).Created);
        Assert.Equal(["aws-1", "rf-1"], await bench.HostNamesAsync(Ct));
        Assert.Null((await bench.GetAsync("aws-1", Ct)).Status?.Hardware?.Vendor);
    }

    private static ProviderSyncOptions Source(SyncBench bench, string name, int priority)
        => new() { Source = $"{bench.Source}-{name}", Policy = new V1ProviderSourceSpec { Priority = priority } };

    private static ScriptedFetcher Report(params V1Host[] hosts) => new(hosts.Select(host => (Fetched<V1Host>)host));

    private static V1Host With(V1Host host, V1HostStatusHardware hardware) => host with { Status = host.Status! with { Hardware = hardware } };

    private static V1Host Cards(V1Host host, params string[] macs) => host with
    {
        Status = host.Status! with
        {
            Provider = host.Status.Provider! with { Interfaces = [.. macs.Select((mac, index) => new V1HostStatusProviderInterface { Name = $"eth{index}", Mac = mac })] },
        },
    };

    private static Condition? Doubt(V1Host host) => host.Status?.Conditions?.SingleOrDefault(condition => condition.Type == "PossibleDuplicate");
}
