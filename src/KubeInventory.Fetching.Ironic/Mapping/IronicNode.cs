using System.Globalization;
using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>A node of Ironic as a machine.</summary>
/// <remarks>Source: OpenStack Bare Metal API reference, nodes. Properties are free text there; a number that is none is left out.</remarks>
internal static class IronicNode
{
    public const string Prefix = "ironic";

    public static string ProviderId(string uuid) => $"ironic:///{uuid}";

    public static string HostNameOf(string uuid) => HostName.Create(Prefix, uuid, ProviderId(uuid));

    /// <param name="node">The node.</param>
    /// <param name="uuid">Its UUID.</param>
    /// <param name="ports">Its ports.</param>
    /// <param name="allocation">Name of the allocation that it fulfils; null if there is none.</param>
    /// <param name="inspection">What inspection found.</param>
    /// <param name="region">The region that was fetched.</param>
    public static ProviderMachine Machine(
        JsonElement node, string uuid, IEnumerable<NodePort> ports, string? allocation, NodeInspection inspection, string? region)
    {
        var instance = node.Object("instance_info");
        var properties = node.Object("properties");
        var bmc = (node.Object("driver_info") is { } driver ? BmcAddress.Of(driver) : null) ?? inspection.BmcAddress;
        return new ProviderMachine
        {
            Provider = "ironic",
            NamePrefix = Prefix,
            ImmutableId = uuid,
            ProviderId = ProviderId(uuid),
            Hostname = ProviderMachine.FirstHostname(instance?.Text("display_name"), allocation, node.Text("name")),
            Account = node.Text("owner"),
            ProviderRegion = region,
            Zone = node.Text("conductor_group") is { Length: <= 63 } group ? group : null,
            InstanceType = node.Text("resource_class") is { Length: <= 128 } type ? type : null,
            ImageId = instance?.Text("image_source") is { } image ? Image(image) : null,
            State = NodeState.Of(node),
            RawState = NodeState.Raw(node),
            Lifecycle = V1HostStatusProviderLifecycle.Baremetal,
            LaunchTime = node.Text("provision_state") == "active" ? node.Time("provision_updated_at") : null,
            Tags = NodeTags.Of(node),
            Addresses = ProviderMachine.AddressList(
            [
                .. NodeNetwork.Addresses(node).Select(address => (V1HostStatusProviderAddressType.InternalIP, (string?)address.Address)),
                (V1HostStatusProviderAddressType.BMC, bmc),
            ]),
            Interfaces = NodeNetwork.Interfaces(node, ports, inspection),
            Hardware = Hardware(properties, inspection.Hardware),
        };
    }

    // What operators set by hand counts before what inspection found.
    private static V1HostStatusHardware? Hardware(JsonElement? properties, V1HostStatusHardware found)
    {
        var hardware = found with
        {
            CpuThreads = (int?)Number(properties, "cpus") ?? found.CpuThreads,
            MemoryMiB = Number(properties, "memory_mb") ?? found.MemoryMiB,
            Arch = Architecture.Of(Free(properties, "cpu_arch")) ?? found.Arch,
            Vendor = found.Vendor ?? HardwareIdentity.Text(Free(properties, "vendor")),
        };
        return hardware == new V1HostStatusHardware() ? null : hardware;
    }

    private static long? Number(JsonElement? properties, string name)
        => long.TryParse(Free(properties, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= int.MaxValue ? number : null;

    private static string? Free(JsonElement? properties, string name)
        => properties is { } all && all.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    // A web address may carry a user, or a signature that opens it.
    private static string? Image(string source)
    {
        var isWeb = Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
        var image = isWeb ? uri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : source;
        return image.Length <= 512 ? image : null;
    }
}
