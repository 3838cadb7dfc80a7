namespace KubeInventory.Fetching;

/// <summary>Turns a machine of a state into a host, by the mapping of its resource type.</summary>
internal static class TerraformMachine
{
    private static readonly Dictionary<string, Func<TerraformInstance, ProviderMachine?>> Mappings = new(StringComparer.Ordinal)
    {
        ["aws_instance"] = AwsInstance.Machine,
        ["azurerm_linux_virtual_machine"] = AzureVirtualMachine.Machine,
        ["azurerm_windows_virtual_machine"] = AzureVirtualMachine.Machine,
        ["google_compute_instance"] = GoogleComputeInstance.Machine,
        ["ibm_compute_bare_metal"] = IbmMachine.BareMetal,
        ["ibm_compute_vm_instance"] = IbmMachine.VirtualGuest,
        ["openstack_compute_instance_v2"] = OpenStackInstance.Machine,
    };

    /// <summary>The host; null if the instance is no machine, or one that was not created yet.</summary>
    public static V1Host? ToHost(TerraformInstance instance, TerraformFetcherOptions options)
    {
        if (!Mappings.TryGetValue(instance.Type, out var mapping) || mapping(instance) is not { } machine)
        {
            return null;
        }

        var region = machine.ProviderRegion is null ? null : options.Regions.GetValueOrDefault(machine.ProviderRegion);
        return (machine with
        {
            State = instance.Tainted ? V1HostStatusProviderState.Unknown : machine.State,
            Known = new V1HostSpec { Region = region },
        }).ToHost(options.TagKeys);
    }
}
