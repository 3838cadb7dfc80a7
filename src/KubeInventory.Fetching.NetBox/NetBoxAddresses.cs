using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>The addresses of a machine: the preferred one first, then the other family, what they are translated to, and the management controller.</summary>
internal static class NetBoxAddresses
{
    private static readonly string[] Primary = ["primary_ip", "primary_ip4", "primary_ip6"];

    public static IReadOnlyList<V1HostStatusProviderAddress> Of(JsonElement machine)
    {
        List<(V1HostStatusProviderAddressType, string?)> addresses = [.. Primary.Select(field => (V1HostStatusProviderAddressType.InternalIP, Plain(machine.Object(field))))];
        foreach (var outside in Primary.SelectMany(field => machine.Object(field)?.Items("nat_outside") ?? []))
        {
            addresses.Add((V1HostStatusProviderAddressType.ExternalIP, Plain(outside)));
        }

        addresses.Add((V1HostStatusProviderAddressType.BMC, Plain(machine.Object("oob_ip"))));
        return ProviderMachine.AddressList([.. addresses]);
    }

    // 10.112.7.14/24
    private static string? Plain(JsonElement? address) => address?.Text("address")?.Split('/')[0];
}
