using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>The interfaces of a node, by its ports, with the addresses that its <c>network_data</c> gives them.</summary>
internal static class NodeNetwork
{
    private const int MaxInterfaces = 32;

    public static IReadOnlyList<V1HostStatusProviderInterface> Interfaces(JsonElement node, IEnumerable<NodePort> ports, NodeInspection inspection)
    {
        var addresses = Addresses(node).ToLookup(address => address.Mac, address => address.Address, StringComparer.Ordinal);
        return
        [
            .. ports
                .Select(port => new V1HostStatusProviderInterface
                {
                    Name = (port.Name is { Length: <= 128 } name ? name : null) ?? inspection.InterfaceNames.GetValueOrDefault(port.Mac) ?? port.Mac,
                    Mac = port.Mac,
                    Addresses = addresses.Contains(port.Mac) ? [.. addresses[port.Mac].Distinct(StringComparer.Ordinal)] : null,
                })
                .GroupBy(one => one.Name, StringComparer.Ordinal)
                .SelectMany(same => same.Count() == 1 ? same : same.Select(one => one with { Name = one.Mac }))
                .DistinctBy(one => one.Name, StringComparer.Ordinal)
                .OrderBy(one => one.Name, StringComparer.Ordinal)
                .Take(MaxInterfaces),
        ];
    }

    /// <summary>Addresses of the node, with the MAC address of their link; empty where it is not said.</summary>
    /// <remarks>Source: OpenStack's network_data.json.</remarks>
    public static IEnumerable<(string Mac, string Address)> Addresses(JsonElement node)
    {
        if (node.Object("network_data") is not { } data)
        {
            yield break;
        }

        var macs = data.Items("links").Where(link => link.Text("id") is not null)
            .ToLookup(link => link.Text("id")!, link => link.Text("ethernet_mac_address")?.ToLowerInvariant() ?? "", StringComparer.Ordinal);
        foreach (var network in data.Items("networks"))
        {
            if (network.Text("ip_address") is { } address)
            {
                yield return (macs[network.Text("link") ?? ""].FirstOrDefault() ?? "", address.Split('/')[0]);
            }
        }
    }
}

/// <summary>A port of a node.</summary>
/// <param name="Mac">In lower case.</param>
/// <param name="Name">What operators call it; null if they do not.</param>
internal sealed record NodePort(string Mac, string? Name);
