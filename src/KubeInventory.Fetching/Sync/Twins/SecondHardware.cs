using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What a further source of a machine adds to the hardware of its record.</summary>
internal static class SecondHardware
{
    /// <summary>The fields to apply: those that the record lacks, and those that it has as reported, which this source may have given.</summary>
    /// <remarks>Not what tells machines apart: the record would prove by it that it is of the same machine, whatever its own source says later.</remarks>
    public static V1HostStatusHardware? Of(V1HostStatusHardware? seen, V1HostStatusHardware? stored)
    {
        if (seen is null)
        {
            return null;
        }

        stored ??= new V1HostStatusHardware();
        var added = new V1HostStatusHardware
        {
            CpuCores = Added(seen.CpuCores, stored.CpuCores),
            CpuThreads = Added(seen.CpuThreads, stored.CpuThreads),
            MemoryMiB = Added(seen.MemoryMiB, stored.MemoryMiB),
            Arch = Added(seen.Arch, stored.Arch),
            Vendor = Added(seen.Vendor, stored.Vendor),
            Model = Added(seen.Model, stored.Model),
            BiosVersion = Added(seen.BiosVersion, stored.BiosVersion),
            Disks = stored.Disks is null or { Count: 0 } || ModelEquality.Equal(seen.Disks, stored.Disks) ? seen.Disks : null,
        };
        return added == new V1HostStatusHardware() ? null : added;
    }

    /// <summary>Whether the record has all of that.</summary>
    public static bool Has(V1HostStatusHardware? stored, V1HostStatusHardware? added)
        => added is null || (stored is not null && stored == stored with
        {
            CpuCores = stored.CpuCores ?? added.CpuCores,
            CpuThreads = stored.CpuThreads ?? added.CpuThreads,
            MemoryMiB = stored.MemoryMiB ?? added.MemoryMiB,
            Arch = stored.Arch ?? added.Arch,
            Vendor = stored.Vendor ?? added.Vendor,
            Model = stored.Model ?? added.Model,
            BiosVersion = stored.BiosVersion ?? added.BiosVersion,
            Disks = stored.Disks is { Count: > 0 } ? stored.Disks : added.Disks,
        });

    private static T? Added<T>(T? seen, T? stored)
        where T : class, IEquatable<T>
        => stored is null || stored.Equals(seen) ? seen : null;

    private static T? Added<T>(T? seen, T? stored)
        where T : struct, IEquatable<T>
        => stored is null || stored.Equals(seen) ? seen : null;
}
