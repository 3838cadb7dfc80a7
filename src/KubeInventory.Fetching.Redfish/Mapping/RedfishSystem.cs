using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>A ComputerSystem as a machine.</summary>
/// <remarks>Source: DMTF schema ComputerSystem. A field that firmware omits stays unset, and so does a placeholder.</remarks>
internal static class RedfishSystem
{
    /// <summary>A clock that was never set starts before this.</summary>
    private const int FirstYear = 2010;

    public static ProviderMachine Machine(JsonElement system, SystemIdentity identity, SystemParts parts, RedfishController controller)
    {
        var nics = SystemInterfaces.Of(parts.Interfaces);
        return new ProviderMachine
        {
            Provider = "redfish",
            NamePrefix = SystemIdentity.Prefix,
            ImmutableId = identity.ImmutableId,
            ProviderId = identity.ProviderId,
            Hostname = system.Text("HostName"),
            ProviderRegion = controller.Region,
            Zone = controller.Zone,
            InstanceType = HardwareIdentity.Text(system.Text("Model")),
            State = State(system.Text("PowerState")),
            RawState = Raw(system),
            Lifecycle = system.Text("SystemType") is "Virtual" ? (V1HostStatusProviderLifecycle?)null : V1HostStatusProviderLifecycle.Baremetal,
            LaunchTime = system.Time("LastResetTime") is { } reset && reset.Year >= FirstYear ? reset : null,
            Tags = Tags(system),
            Addresses = ProviderMachine.AddressList(
            [
                .. nics.SelectMany(nic => nic.Addresses ?? []).Select(address => (V1HostStatusProviderAddressType.InternalIP, (string?)address)),
                (V1HostStatusProviderAddressType.BMC, controller.Address.IdnHost.Trim('[', ']')),
            ]),
            Interfaces = nics,
            Hardware = Hardware(system, SystemProcessors.Of(system, parts.Processors)) with { Disks = SystemDisks.Of(parts) },
        };
    }

    private static V1HostStatusHardware Hardware(JsonElement system, SystemProcessors processors) => new()
    {
        Vendor = HardwareIdentity.Text(system.Text("Manufacturer")),
        Model = HardwareIdentity.Text(system.Text("Model")),
        Serial = HardwareIdentity.Text(system.Text("SerialNumber")),
        SystemUUID = HardwareIdentity.Uuid(system.Text("UUID")),
        BiosVersion = HardwareIdentity.Text(system.Text("BiosVersion")),
        CpuCores = processors.Cores,
        CpuThreads = processors.Threads,
        Arch = processors.Arch,
        MemoryMiB = system.Object("MemorySummary")?.Decimal("TotalSystemMemoryGiB") is > 0 and < 1_000_000 and var memory ? (long)(memory * 1024) : null,
    };

    private static Dictionary<string, string> Tags(JsonElement system)
    {
        var status = system.Object("Status");
        (string Key, string? Value)[] tags =
        [
            ("redfish.asset_tag", HardwareIdentity.Text(system.Text("AssetTag"))),
            ("redfish.sku", HardwareIdentity.Text(system.Text("SKU"))),
            ("redfish.part_number", HardwareIdentity.Text(system.Text("PartNumber"))),
            ("redfish.health", status?.Text("Health")),
            ("redfish.health_rollup", status?.Text("HealthRollup")),
        ];
        return tags.Where(tag => tag.Value is not null).ToDictionary(tag => tag.Key, tag => tag.Value!, StringComparer.Ordinal);
    }

    // Such as "On, Enabled".
    private static string? Raw(JsonElement system)
    {
        var words = string.Join(", ", new[] { system.Text("PowerState"), system.Object("Status")?.Text("State") }.OfType<string>());
        return words.Length is > 0 and <= 128 ? words : null;
    }

    private static V1HostStatusProviderState State(string? power) => power switch
    {
        "On" => V1HostStatusProviderState.Running,
        "Off" or "Paused" => V1HostStatusProviderState.Stopped,
        "PoweringOn" => V1HostStatusProviderState.Pending,
        "PoweringOff" => V1HostStatusProviderState.Stopping,
        _ => V1HostStatusProviderState.Unknown,
    };
}
