namespace KubeInventory.Fetching;

/// <summary>Source: IBM-Cloud/terraform-provider-ibm, resources <c>ibm_compute_bare_metal</c> and <c>ibm_compute_vm_instance</c> (SoftLayer).</summary>
/// <remarks>The state does not hold the power state, so it is Unknown.</remarks>
internal static class IbmMachine
{
    public static ProviderMachine? BareMetal(TerraformInstance instance)
        => Machine(instance, "hardware", "sl-hw", "public_ipv4_address", "private_ipv4_address", memoryUnitMiB: 1024);

    public static ProviderMachine? VirtualGuest(TerraformInstance instance)
        => Machine(instance, "virtual-guest", "sl-vg", "ipv4_address", "ipv4_address_private", memoryUnitMiB: 1);

    private static ProviderMachine? Machine(
        TerraformInstance instance, string service, string namePrefix, string publicAddress, string privateAddress, int memoryUnitMiB)
    {
        if (instance.Text("id") is not { } id)
        {
            return null;
        }

        var (cores, memory) = (instance.Number("cores"), instance.Number("memory"));
        return new ProviderMachine
        {
            Provider = "softlayer",
            NamePrefix = namePrefix,
            ImmutableId = id,
            ProviderId = $"ibm-sl:///{service}/{id}",
            Hostname = string.Join('.', new[] { instance.Text("hostname"), instance.Text("domain") }.OfType<string>()),
            ProviderRegion = instance.Text("datacenter"),
            Zone = instance.Text("datacenter"),
            InstanceType = instance.Text("flavor_key_name") ?? instance.Text("package_key_name") ?? instance.Text("fixed_config_preset"),
            ImageId = instance.Text("image_id") ?? instance.Text("os_reference_code"),
            Tags = Tags(instance),
            Addresses = ProviderMachine.AddressList(
                (V1HostStatusProviderAddressType.InternalIP, instance.Text(privateAddress)),
                (V1HostStatusProviderAddressType.ExternalIP, instance.Text(publicAddress))),
            Hardware = cores is null && memory is null ? null : new V1HostStatusHardware { CpuCores = (int?)cores, MemoryMiB = memory * memoryUnitMiB },
        };
    }

    // SoftLayer has flat tags; by custom they are written key:value or key=value.
    private static Dictionary<string, string> Tags(TerraformInstance instance)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in (instance.Attributes["tags"] as System.Text.Json.Nodes.JsonArray ?? []).Select(node => node?.ToString()).OfType<string>())
        {
            var split = tag.IndexOfAny([':', '=']);
            tags[split < 0 ? tag : tag[..split]] = split < 0 ? "" : tag[(split + 1)..];
        }

        return tags;
    }
}
