using System.Globalization;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>An element of <c>instancesSet</c> as a machine.</summary>
/// <remarks>Source: Amazon EC2 API reference, data type Instance.</remarks>
internal static class Ec2Machine
{
    /// <param name="instance">The element; it has an <c>instanceId</c> and a zone.</param>
    /// <param name="region">The region that was asked: a zone's name does not tell, as us-west-2-lax-1a shows.</param>
    /// <param name="account">Owner of the reservation.</param>
    public static ProviderMachine Machine(XElement instance, string region, string? account)
    {
        var id = instance.Text("instanceId")!;
        var zone = Zone(instance);
        var tags = Tags(instance);
        var raw = instance.Child("instanceState")?.Text("name");
        return new ProviderMachine
        {
            Provider = "aws",
            NamePrefix = "aws",
            ImmutableId = id,
            ProviderId = $"aws:///{zone}/{id}",
            Hostname = ProviderMachine.FirstHostname(tags.GetValueOrDefault("Name"), instance.Text("privateDnsName")),
            Account = account,
            ProviderRegion = region,
            Zone = zone,
            InstanceType = instance.Text("instanceType"),
            ImageId = instance.Text("imageId"),
            Vpc = instance.Text("vpcId"),
            Subnet = instance.Text("subnetId"),
            State = State(raw),
            RawState = RawState(raw, instance),
            Lifecycle = Lifecycle(instance.Text("instanceLifecycle")),
            LaunchTime = Time(instance.Text("launchTime")),
            Tags = tags,
            Addresses = ProviderMachine.AddressList(
            [
                (V1HostStatusProviderAddressType.InternalIP, instance.Text("privateIpAddress")),
                (V1HostStatusProviderAddressType.ExternalIP, instance.Text("ipAddress")),
                (V1HostStatusProviderAddressType.InternalDNS, instance.Text("privateDnsName")),
                (V1HostStatusProviderAddressType.ExternalDNS, instance.Text("dnsName")),
                .. instance.Items("networkInterfaceSet").SelectMany(Ec2Interface.IPv6Addresses)
                    .Select(address => (V1HostStatusProviderAddressType.InternalIP, (string?)address)),
            ]),
            Interfaces = Ec2Interface.InterfacesOf(instance),
            Hardware = Hardware(instance),
        };
    }

    public static string? Zone(XElement instance) => instance.Child("placement")?.Text("availabilityZone");

    // In order: EC2 lists them in any.
    private static SortedDictionary<string, string> Tags(XElement instance)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in instance.Items("tagSet"))
        {
            if (tag.Child("key")?.Value is { Length: > 0 } key)
            {
                tags[key] = tag.Child("value")?.Value ?? "";
            }
        }

        return tags;
    }

    private static V1HostStatusProviderState State(string? raw) => raw switch
    {
        "pending" => V1HostStatusProviderState.Pending,
        "running" => V1HostStatusProviderState.Running,
        "stopping" or "shutting-down" => V1HostStatusProviderState.Stopping,
        "stopped" => V1HostStatusProviderState.Stopped,
        "terminated" => V1HostStatusProviderState.Terminated,
        _ => V1HostStatusProviderState.Unknown,
    };

    // Why an instance ended, such as Server.SpotInstanceTermination, is what one wants to know of it.
    private static string? RawState(string? raw, XElement instance)
        => instance.Child("stateReason")?.Text("code") is { } reason ? $"{raw} ({reason})" : raw;

    private static V1HostStatusProviderLifecycle? Lifecycle(string? raw) => raw switch
    {
        null => V1HostStatusProviderLifecycle.OnDemand,
        "spot" => V1HostStatusProviderLifecycle.Spot,
        "scheduled" or "capacity-block" => V1HostStatusProviderLifecycle.Reserved,
        _ => default(V1HostStatusProviderLifecycle?),
    };

    private static DateTimeOffset? Time(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static V1HostStatusHardware? Hardware(XElement instance)
    {
        var cpu = instance.Child("cpuOptions");
        var cores = Number(cpu?.Text("coreCount"));
        var arch = Architecture(instance.Text("architecture"));
        return cores is null && arch is null ? null
            : new V1HostStatusHardware { CpuCores = cores, CpuThreads = cores * Number(cpu?.Text("threadsPerCore")), Arch = arch };
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // As GOARCH has it.
    private static string? Architecture(string? raw) => raw switch
    {
        "x86_64" or "x86_64_mac" => "amd64",
        "arm64" or "arm64_mac" => "arm64",
        "i386" => "386",
        _ => raw,
    };
}
