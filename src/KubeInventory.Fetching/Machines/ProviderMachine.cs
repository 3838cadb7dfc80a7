using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>What a provider says of one machine. What it does not say stays null; <see cref="ToHost"/> makes the host of it, alike for every provider.</summary>
public sealed record ProviderMachine
{
    /// <summary>The provider: 1 to 63 lower-case letters, digits and dashes, such as <c>aws</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Beginning of the object's name, such as <c>aws</c>; see <see cref="HostName.Create"/>.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>The provider's identifier, one that it never uses again.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>The machine's URI, such as <c>aws:///eu-central-1a/i-0abc</c>: every source that reports this machine must write the same.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The name in the network. One that DNS cannot hold is left out: the machine keeps its object name.</summary>
    public string? Hostname { get; init; }

    /// <summary>A second identifier, for providers that have one for people and one for programs.</summary>
    public string? Uid { get; init; }

    /// <summary>Account, subscription, project or tenant.</summary>
    public string? Account { get; init; }

    /// <summary>Region or location in the provider's words; Region objects map it to a region of yours.</summary>
    public string? ProviderRegion { get; init; }

    /// <summary>Zone in the provider's words.</summary>
    public string? Zone { get; init; }

    /// <summary>Size or flavor in the provider's words.</summary>
    public string? InstanceType { get; init; }

    /// <summary>What the machine was started from.</summary>
    public string? ImageId { get; init; }

    /// <summary>The network that it is in.</summary>
    public string? Vpc { get; init; }

    /// <summary>The part of that network.</summary>
    public string? Subnet { get; init; }

    /// <summary>The state. Default: <see cref="V1HostStatusProviderState.Unknown"/>; a state that the provider did not say is not guessed.</summary>
    public V1HostStatusProviderState State { get; init; } = V1HostStatusProviderState.Unknown;

    /// <summary>The state in the provider's words.</summary>
    public string? RawState { get; init; }

    /// <summary>How it is paid for.</summary>
    public V1HostStatusProviderLifecycle? Lifecycle { get; init; }

    /// <summary>When it was started, or else created.</summary>
    public DateTimeOffset? LaunchTime { get; init; }

    /// <summary>Tags as the provider has them; those that <see cref="HostTagKeys"/> names also fill fields of the spec. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Addresses, the most useful one first; see <see cref="AddressList"/>. Default: none.</summary>
    public IReadOnlyList<V1HostStatusProviderAddress> Addresses { get; init; } = [];

    /// <summary>Network interfaces. Default: none.</summary>
    public IReadOnlyList<V1HostStatusProviderInterface> Interfaces { get; init; } = [];

    /// <summary>What the machine is made of.</summary>
    public V1HostStatusHardware? Hardware { get; init; }

    /// <summary>The spec's fields that the provider itself has, such as a role. They come before tags. Default: none.</summary>
    public V1HostSpec Known { get; init; } = new();

    /// <summary>Makes a list of the addresses that are there, each once.</summary>
    /// <param name="addresses">Addresses with their types; null or empty for one that the machine has not.</param>
    public static IReadOnlyList<V1HostStatusProviderAddress> AddressList(params ReadOnlySpan<(V1HostStatusProviderAddressType Type, string? Address)> addresses)
    {
        List<V1HostStatusProviderAddress> list = [];
        foreach (var (type, address) in addresses)
        {
            if (!string.IsNullOrEmpty(address) && !list.Any(known => known.Type == type && known.Address == address))
            {
                list.Add(new V1HostStatusProviderAddress { Type = type, Address = address });
            }
        }

        return list;
    }

    /// <summary>The first of several names that DNS can hold, for <see cref="Hostname"/>.</summary>
    /// <param name="names">Names, the best one first; null or empty for one that the machine has not.</param>
    public static string? FirstHostname(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (DnsName.OrNull(name) is { } valid)
            {
                return valid;
            }
        }

        return null;
    }

    /// <summary>The host.</summary>
    /// <param name="keys">Which tags fill fields. Default: <c>role</c>, <c>env</c>, <c>team</c>, <c>cluster</c> and <c>sla</c>.</param>
    public V1Host ToHost(HostTagKeys? keys = null)
    {
        keys ??= HostTagKeys.Default;
        var team = HostTagKeys.Find(Tags, keys.Team);
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = HostName.Create(NamePrefix, ImmutableId, ProviderId) },
            Spec = Known with
            {
                ProviderID = ProviderId,
                Provider = Provider,
                Hostname = DnsName.OrNull(Known.Hostname ?? Hostname),
                Zone = Known.Zone ?? Zone,
                ClusterName = Known.ClusterName ?? HostTagKeys.Find(Tags, keys.Cluster),
                Role = Known.Role ?? HostTagKeys.Find(Tags, keys.Role),
                Environment = Known.Environment ?? HostTagKeys.Find(Tags, keys.Environment),
                Sla = Known.Sla ?? HostTagKeys.Find(Tags, keys.Sla),
                Owner = Known.Owner ?? (team is null ? null : new V1HostSpecOwner { Team = team }),
            },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Id = ImmutableId,
                    Uid = Uid,
                    State = State,
                    RawState = RawState,
                    InstanceType = InstanceType,
                    ImageID = ImageId,
                    Account = Account,
                    Vpc = Vpc,
                    Subnet = Subnet,
                    ProviderRegion = ProviderRegion,
                    ProviderZone = Zone,
                    LaunchTime = LaunchTime,
                    Lifecycle = Lifecycle,
                    Tags = Tags.Count > 0 ? Tags : null,
                    Addresses = Addresses.Count > 0 ? Addresses : null,
                    Interfaces = Interfaces.Count > 0 ? Interfaces : null,
                },
                Hardware = Hardware,
            },
        };
    }
}
