using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>Translates a device or virtual machine. Source: NetBox's serializers, <c>dcim</c> and <c>virtualization</c>.</summary>
internal static class NetBoxMachine
{
    public static string NameOf(NetBoxKind kind, long id, NetBoxFetcherOptions options)
        => HostName.Create(NamePrefix(kind, options), Text(id), ProviderIdOf(kind, id, options));

    /// <exception cref="FetchException">A field is not what NetBox promises.</exception>
    public static ProviderMachine Of(NetBoxKind kind, NetBoxRow row, NetBoxSites sites, NetBoxFetcherOptions options)
    {
        var json = row.Json;
        var site = json.Object("site");
        var status = json.Object("status")?.Text("value");
        var model = json.Object("device_type");
        return new ProviderMachine
        {
            Provider = "netbox",
            NamePrefix = NamePrefix(kind, options),
            ImmutableId = Text(row.Id),
            ProviderId = ProviderIdOf(kind, row.Id, options),
            Hostname = ProviderMachine.FirstHostname(json.Object("primary_ip")?.Text("dns_name"), json.Text("name")),
            ProviderRegion = sites.RegionOf(site),
            Zone = site?.Text("slug"),
            InstanceType = model?.Text("model") ?? json.Object("virtual_machine_type")?.Text("name"),
            RawState = status,
            State = State(status),
            Lifecycle = kind == NetBoxKind.Device ? V1HostStatusProviderLifecycle.Baremetal : default(V1HostStatusProviderLifecycle?),
            Addresses = NetBoxAddresses.Of(json),
            Tags = NetBoxTags.Of(json, options.CustomFields),
            Hardware = Hardware(json, model),
            Known = new V1HostSpec
            {
                Role = (json.Object("role") ?? json.Object("device_role"))?.Text("slug"),
                ClusterName = json.Object("cluster")?.Text("name"),
                Owner = json.Object("tenant")?.Text("slug") is { } tenant ? new V1HostSpecOwner { Team = tenant } : null,
            },
        };
    }

    private static string NamePrefix(NetBoxKind kind, NetBoxFetcherOptions options) => $"{options.NamePrefix}-{kind.NamePart}";

    private static string ProviderIdOf(NetBoxKind kind, long id, NetBoxFetcherOptions options)
        => string.Create(CultureInfo.InvariantCulture, $"netbox://{options.InstanceName}/{kind.Model}/{id}");

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // An installation may add states of its own, which say nothing here.
    private static V1HostStatusProviderState State(string? status) => status switch
    {
        "active" => V1HostStatusProviderState.Running,
        "planned" or "staged" or "inventory" => V1HostStatusProviderState.Pending,
        "offline" or "paused" or "decommissioning" => V1HostStatusProviderState.Stopped,
        _ => V1HostStatusProviderState.Unknown,
    };

    private static V1HostStatusHardware? Hardware(JsonElement json, JsonElement? model)
    {
        var hardware = new V1HostStatusHardware
        {
            Vendor = model?.Object("manufacturer")?.Text("name"),
            Model = model?.Text("model"),
            Serial = json.Text("serial"),

            // A share of a processor is a thread that the guest sees.
            CpuThreads = json.Decimal("vcpus") is { } vcpus and >= 0 and <= int.MaxValue ? (int)Math.Ceiling(vcpus) : null,
            MemoryMiB = json.Whole("memory"),
            Disks = DiskMegabytes(json) is { } size ? [new V1HostStatusHardwareDisk { Name = "disk", SizeMiB = size }] : null,
        };
        return hardware == new V1HostStatusHardware() ? null : hardware;
    }

    // Until 4.1, which gave virtual machines a serial number, disks were counted in gigabytes.
    private static long? DiskMegabytes(JsonElement json)
        => json.Whole("disk") is not { } size ? null : json.TryGetProperty("serial", out _) ? size : size * 1000;
}
