namespace KubeInventory.Fetching.Azure;

/// <summary>A network interface with what its addresses lead to.</summary>
/// <param name="Interface">As a host has it.</param>
/// <param name="Addresses">The machine's addresses by it.</param>
/// <param name="Network">Name of its virtual network.</param>
/// <param name="Subnet">Name of its subnet.</param>
internal sealed record AzureInterface(
    V1HostStatusProviderInterface Interface, IReadOnlyList<(V1HostStatusProviderAddressType Type, string? Address)> Addresses, string? Network, string? Subnet);
