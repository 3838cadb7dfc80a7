using System.Globalization;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>Elements of <c>networkInterfaceSet</c> as interfaces.</summary>
/// <remarks>Source: Amazon EC2 API reference, data type InstanceNetworkInterface.</remarks>
internal static class Ec2Interface
{
    /// <summary>The interfaces in the order of their devices: EC2 lists them in any order.</summary>
    public static IReadOnlyList<V1HostStatusProviderInterface> InterfacesOf(XElement instance) =>
    [
        .. instance.Items("networkInterfaceSet").OrderBy(Device).ThenBy(item => item.Text("networkInterfaceId"), StringComparer.Ordinal).Select(Interface),
    ];

    public static IEnumerable<string> IPv6Addresses(XElement item)
        => item.Items("ipv6AddressesSet").Select(address => address.Text("ipv6Address")).OfType<string>().Order(StringComparer.Ordinal);

    private static int Device(XElement item)
        => int.TryParse(item.Child("attachment")?.Text("deviceIndex"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;

    private static V1HostStatusProviderInterface Interface(XElement item)
    {
        List<string?> addresses = [item.Text("privateIpAddress"), item.Child("association")?.Text("publicIp")];
        foreach (var address in item.Items("privateIpAddressesSet").OrderBy(address => address.Text("privateIpAddress"), StringComparer.Ordinal))
        {
            addresses.Add(address.Text("privateIpAddress"));
            addresses.Add(address.Child("association")?.Text("publicIp"));
        }

        List<string> all = [.. addresses.Concat(IPv6Addresses(item)).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new V1HostStatusProviderInterface
        {
            Name = item.Text("networkInterfaceId"),
            Mac = item.Text("macAddress"),
            Addresses = all.Count > 0 ? all : null,
        };
    }
}
