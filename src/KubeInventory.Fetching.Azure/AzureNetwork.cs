using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>The network interfaces of a subscription with their public addresses, from two lists instead of two requests for each machine.</summary>
internal sealed class AzureNetwork
{
    private readonly Dictionary<string, AzureInterface> _interfaces = new(StringComparer.OrdinalIgnoreCase);

    private AzureNetwork()
    {
    }

    public static AzureNetwork None { get; } = new();

    public static async Task<AzureNetwork> ReadAsync(ResourceManagerClient client, AzureShard shard, CancellationToken cancellationToken)
    {
        var publicAddresses = new Dictionary<string, (string? Address, string? Name)>(StringComparer.OrdinalIgnoreCase);
        await foreach (var address in client.ListAsync(List(shard, "publicIPAddresses"), cancellationToken).ConfigureAwait(false))
        {
            var properties = address.Object("properties");
            publicAddresses[ResourceId.Of(address).Text] = (properties?.Text("ipAddress"), properties?.Object("dnsSettings")?.Text("fqdn"));
        }

        var network = new AzureNetwork();
        await foreach (var nic in client.ListAsync(List(shard, "networkInterfaces"), cancellationToken).ConfigureAwait(false))
        {
            var id = ResourceId.Of(nic);
            network._interfaces[id.Text] = Interface(nic, id, publicAddresses);
        }

        return network;
    }

    /// <summary>The interfaces of a machine, the primary one first. One that is not listed, since it is new or may not be read, is left out.</summary>
    public IReadOnlyList<AzureInterface> Of(JsonElement? networkProfile)
        => [.. (networkProfile?.Items("networkInterfaces") ?? [])
            .OrderByDescending(nic => nic.Object("properties")?.Flag("primary") ?? false)
            .Select(nic => _interfaces.GetValueOrDefault(nic.Text("id") ?? ""))
            .OfType<AzureInterface>()];

    private static string List(AzureShard shard, string list) => $"subscriptions/{shard.Subscription}/providers/Microsoft.Network/{list}?api-version=2024-05-01";

    private static AzureInterface Interface(JsonElement nic, ResourceId id, Dictionary<string, (string? Address, string? Name)> publicAddresses)
    {
        var properties = nic.Object("properties");
        var configurations = (properties?.Items("ipConfigurations") ?? [])
            .Select(configuration => configuration.Object("properties"))
            .OfType<JsonElement>()
            .OrderByDescending(configuration => configuration.Flag("primary"))
            .ToList();
        var own = configurations.Select(configuration => configuration.Text("privateIPAddress")).OfType<string>().ToList();
        List<(V1HostStatusProviderAddressType, string?)> addresses = [.. own.Select(address => (V1HostStatusProviderAddressType.InternalIP, (string?)address))];
        foreach (var configuration in configurations)
        {
            if (publicAddresses.TryGetValue(configuration.Object("publicIPAddress")?.Text("id") ?? "", out var outside))
            {
                addresses.Add((V1HostStatusProviderAddressType.ExternalIP, outside.Address));
                addresses.Add((V1HostStatusProviderAddressType.ExternalDNS, outside.Name));
            }
        }

        var subnet = configurations.Select(configuration => configuration.Object("subnet")?.Text("id")).FirstOrDefault();
        var interfaceOfHost = new V1HostStatusProviderInterface { Name = id.Name, Mac = Mac(properties?.Text("macAddress")), Addresses = own.Count > 0 ? own : null };
        return new AzureInterface(interfaceOfHost, addresses, ResourceId.After(subnet, "virtualNetworks"), ResourceId.After(subnet, "subnets"));
    }

    // 00-0D-3A-1B-C7-21
    private static string? Mac(string? mac) => mac?.Replace('-', ':').ToLowerInvariant();
}
