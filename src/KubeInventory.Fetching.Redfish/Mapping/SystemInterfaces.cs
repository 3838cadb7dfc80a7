using System.Net;
using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>The network interfaces of a system.</summary>
/// <remarks>Source: DMTF schema EthernetInterface. Addresses are there where an agent in the operating system reports them.</remarks>
internal static class SystemInterfaces
{
    private const int MaxInterfaces = 32;

    public static IReadOnlyList<V1HostStatusProviderInterface> Of(IEnumerable<JsonElement> interfaces) =>
    [
        .. interfaces
            .Select(one => (Name: one.Text("Id") ?? one.Text("Name"), Mac: (one.Text("MACAddress") ?? one.Text("PermanentMACAddress"))?.ToLowerInvariant(), Addresses: Addresses(one)))
            .Where(one => one.Name is { Length: <= 128 })
            .DistinctBy(one => one.Name, StringComparer.Ordinal)
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .Take(MaxInterfaces)
            .Select(one => new V1HostStatusProviderInterface { Name = one.Name, Mac = one.Mac, Addresses = one.Addresses.Count > 0 ? one.Addresses : null }),
    ];

    private static List<string> Addresses(JsonElement one)
    {
        var said = one.Items("IPv4Addresses").Concat(one.Items("IPv6Addresses")).Select(address => address.Text("Address"));
        return [.. said.OfType<string>().Where(IsReachable).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsReachable(string text)
        => IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
            && !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !text.StartsWith("169.254.", StringComparison.Ordinal);
}
