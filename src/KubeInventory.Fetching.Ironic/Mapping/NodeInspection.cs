using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>What inspection found in a node.</summary>
/// <remarks>Source: Ironic Python Agent, hardware inventory; <c>GET /v1/nodes/{node}/inventory</c>.</remarks>
internal sealed record NodeInspection
{
    private const int MaxDisks = 32;
    private const long MiB = 1024 * 1024;

    public V1HostStatusHardware Hardware { get; private init; } = new();

    /// <summary>Name of each interface by its MAC address in lower case.</summary>
    public IReadOnlyDictionary<string, string> InterfaceNames { get; private init; } = new Dictionary<string, string>();

    public string? BmcAddress { get; private init; }

    public static NodeInspection Read(JsonElement answer)
    {
        if (answer.Object("inventory") is not { } inventory)
        {
            return new NodeInspection();
        }

        var vendor = inventory.Object("system_vendor");
        var cpu = inventory.Object("cpu");
        var disks = inventory.Items("disks").Select(Disk).OfType<V1HostStatusHardwareDisk>().DistinctBy(disk => disk.Name, StringComparer.Ordinal)
            .OrderBy(disk => disk.Name, StringComparer.Ordinal).Take(MaxDisks).ToList();
        return new NodeInspection
        {
            Hardware = new V1HostStatusHardware
            {
                Vendor = HardwareIdentity.Text(vendor?.Text("manufacturer")),
                Model = HardwareIdentity.Text(vendor?.Text("product_name")),
                Serial = HardwareIdentity.Text(vendor?.Text("serial_number")),
                SystemUUID = HardwareIdentity.Uuid(vendor?.Text("system_uuid")),
                BiosVersion = HardwareIdentity.Text(vendor?.Object("firmware")?.Text("version")),
                CpuThreads = cpu?.Count("count"),
                Arch = Architecture.Of(cpu?.Text("architecture")),
                MemoryMiB = inventory.Object("memory")?.Whole("physical_mb"),
                Disks = disks.Count > 0 ? disks : null,
            },
            InterfaceNames = Names(inventory),
            BmcAddress = inventory.Text("bmc_address") is { } address && address != "0.0.0.0" ? KubeInventory.Fetching.Ironic.BmcAddress.Host(address) : null,
        };
    }

    private static Dictionary<string, string> Names(JsonElement inventory)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in inventory.Items("interfaces"))
        {
            if (one.Text("mac_address") is { } mac && one.Text("name") is { } name)
            {
                names[mac.ToLowerInvariant()] = name;
            }
        }

        return names;
    }

    private static V1HostStatusHardwareDisk? Disk(JsonElement disk)
        => disk.Text("name") is not { Length: <= 128 } name ? null : new V1HostStatusHardwareDisk
        {
            Name = name,
            SizeMiB = disk.Whole("size") is { } size ? size / MiB : null,
            Type = name.StartsWith("/dev/nvme", StringComparison.Ordinal) ? "nvme" : disk.Has("rotational")
                ? disk.Flag("rotational") ? "hdd" : "ssd"
                : null,
        };
}
