using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Turns a machine of a state into a host, by the mapping of its resource type.</summary>
internal static class TerraformMachine
{
    private static readonly Dictionary<string, Func<TerraformInstance, MachineFacts?>> Mappings = new(StringComparer.Ordinal)
    {
        ["aws_instance"] = AwsInstance.Facts,
        ["azurerm_linux_virtual_machine"] = AzureVirtualMachine.Facts,
        ["azurerm_windows_virtual_machine"] = AzureVirtualMachine.Facts,
        ["google_compute_instance"] = GoogleComputeInstance.Facts,
        ["ibm_compute_bare_metal"] = IbmMachine.BareMetal,
        ["ibm_compute_vm_instance"] = IbmMachine.VirtualGuest,
        ["openstack_compute_instance_v2"] = OpenStackInstance.Facts,
    };

    /// <summary>The host; null if the instance is no machine, or one that was not created yet.</summary>
    public static V1Host? ToHost(TerraformInstance instance, TerraformFetcherOptions options)
    {
        if (!Mappings.TryGetValue(instance.Type, out var mapping) || mapping(instance) is not { } facts)
        {
            return null;
        }

        var tags = new Dictionary<string, string>(facts.Tags, StringComparer.OrdinalIgnoreCase);
        var keys = options.TagKeys;
        var team = tags.GetValueOrDefault(keys.Team);
        return new V1Host
        {
            Metadata = new ObjectMeta { Name = HostName.Create(facts.NamePrefix, facts.ImmutableId, facts.ProviderId) },
            Spec = new V1HostSpec
            {
                ProviderID = facts.ProviderId,
                Provider = facts.Provider,
                Hostname = DnsName(facts.Hostname),
                Region = facts.ProviderRegion is null ? null : options.Regions.GetValueOrDefault(facts.ProviderRegion),
                Zone = facts.Zone,
                ClusterName = tags.GetValueOrDefault(keys.Cluster),
                Role = tags.GetValueOrDefault(keys.Role),
                Environment = tags.GetValueOrDefault(keys.Environment),
                Sla = tags.GetValueOrDefault(keys.Sla),
                Owner = team is null ? null : new V1HostSpecOwner { Team = team },
            },
            Status = new V1HostStatus
            {
                Provider = new V1HostStatusProvider
                {
                    Id = facts.ImmutableId,
                    State = instance.Tainted ? V1HostStatusProviderState.Unknown : facts.State,
                    RawState = facts.RawState,
                    InstanceType = facts.InstanceType,
                    ImageID = facts.Image,
                    Account = facts.Account,
                    Subnet = facts.Subnet,
                    ProviderRegion = facts.ProviderRegion,
                    ProviderZone = facts.Zone,
                    LaunchTime = facts.CreatedAt,
                    Tags = facts.Tags.Count > 0 ? facts.Tags : null,
                    Addresses = facts.Addresses.Count > 0 ? facts.Addresses : null,
                },
                Hardware = facts.Hardware,
            },
        };
    }

    // A name that DNS cannot hold is no hostname; the machine keeps its object name.
    private static string? DnsName(string? name)
    {
        var lower = name?.ToLowerInvariant();
        return lower is { Length: > 0 and <= 253 } && lower.Split('.').All(IsDnsLabel) ? lower : null;
    }

    private static bool IsDnsLabel(string label)
        => label.Length is > 0 and <= 63 && char.IsAsciiLetterOrDigit(label[0]) && char.IsAsciiLetterOrDigit(label[^1])
            && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
