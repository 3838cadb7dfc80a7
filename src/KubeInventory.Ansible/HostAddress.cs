namespace KubeInventory.Ansible;

/// <summary>The address that Ansible connects to.</summary>
internal static class HostAddress
{
    private static readonly string[] Preferred = ["InternalIP", "ExternalIP", "InternalDNS", "ExternalDNS"];

    /// <summary>The first address of a type.</summary>
    public static string? Of(V1Host host, string type)
        => type == "Hostname" && host.Spec?.Hostname is { } hostname ? hostname
            : host.Status?.Provider?.Addresses?.FirstOrDefault(address => address.Type?.Value == type)?.Address;

    /// <summary>The address of the type that the host asks for; else the first of the usual ones; null to leave it to DNS.</summary>
    public static string? ToConnectTo(V1Host host)
        => host.Spec?.Access?.AddressType is { } type && Of(host, type.Value) is { } wanted ? wanted
            : Preferred.Select(kind => Of(host, kind)).FirstOrDefault(address => address is not null);
}
