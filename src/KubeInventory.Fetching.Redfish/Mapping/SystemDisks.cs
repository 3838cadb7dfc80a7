using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>The disks of a system.</summary>
/// <remarks>Source: DMTF schemas Drive and SimpleStorage. A place without a disk is none.</remarks>
internal static class SystemDisks
{
    private const int MaxDisks = 32;
    private const int MaxNameLength = 128;
    private const long MiB = 1024 * 1024;

    /// <summary>The disks by name; null where none is known.</summary>
    public static IReadOnlyList<V1HostStatusHardwareDisk>? Of(SystemParts parts)
    {
        List<V1HostStatusHardwareDisk> disks =
        [
            .. parts.Drives.Select(Drive).Concat(parts.Devices.Select(Device)).OfType<V1HostStatusHardwareDisk>()
                .DistinctBy(disk => disk.Name, StringComparer.Ordinal).OrderBy(disk => disk.Name, StringComparer.Ordinal).Take(MaxDisks),
        ];
        return disks.Count > 0 ? disks : null;
    }

    // The same bay number may be in every storage controller, so the serial number comes first.
    private static V1HostStatusHardwareDisk? Drive(JsonElement drive)
        => IsAbsent(drive) || (HardwareIdentity.Text(drive.Text("SerialNumber")) ?? drive.Text("@odata.id")) is not { Length: <= MaxNameLength } name
            ? null
            : new V1HostStatusHardwareDisk { Name = name, SizeMiB = Size(drive), Type = Type(drive) };

    private static V1HostStatusHardwareDisk? Device(JsonElement device)
        => IsAbsent(device) || device.Text("Name") is not { Length: <= MaxNameLength } name ? null : new V1HostStatusHardwareDisk { Name = name, SizeMiB = Size(device) };

    private static bool IsAbsent(JsonElement drive) => drive.Object("Status")?.Text("State") is "Absent";

    // Firmware that does not know says 0.
    private static long? Size(JsonElement drive) => drive.Whole("CapacityBytes") is > 0 and var bytes ? bytes / MiB : null;

    private static string? Type(JsonElement drive) => (drive.Text("Protocol"), drive.Text("MediaType")) switch
    {
        ("NVMe", _) => "nvme",
        (_, "SSD") => "ssd",
        (_, "HDD" or "SMR") => "hdd",
        _ => null,
    };
}
