namespace KubeInventory.Fetching;

/// <summary>What the mapping of one resource type finds out about a machine. What the state does not say stays null.</summary>
internal sealed record MachineFacts
{
    public required string Provider { get; init; }

    /// <summary>Beginning of the object's name, such as <c>aws</c>.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>The provider's identifier, one that it never uses again.</summary>
    public required string ImmutableId { get; init; }

    public required string ProviderId { get; init; }

    public string? Hostname { get; init; }

    public string? Account { get; init; }

    /// <summary>Region or location in the provider's words.</summary>
    public string? ProviderRegion { get; init; }

    public string? Zone { get; init; }

    public string? InstanceType { get; init; }

    public string? Image { get; init; }

    public string? Subnet { get; init; }

    public string? RawState { get; init; }

    public V1HostStatusProviderState State { get; init; } = V1HostStatusProviderState.Unknown;

    public DateTimeOffset? CreatedAt { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<V1HostStatusProviderAddress> Addresses { get; init; } = [];

    public V1HostStatusHardware? Hardware { get; init; }

    /// <summary>A list of the addresses that are there.</summary>
    public static IReadOnlyList<V1HostStatusProviderAddress> AddressList(params ReadOnlySpan<(V1HostStatusProviderAddressType Type, string? Address)> addresses)
    {
        List<V1HostStatusProviderAddress> list = [];
        foreach (var (type, address) in addresses)
        {
            if (address is not null && !list.Any(known => known.Type == type && known.Address == address))
            {
                list.Add(new V1HostStatusProviderAddress { Type = type, Address = address });
            }
        }

        return list;
    }
}
