namespace KubeInventory.Fetching;

/// <summary>Source: hashicorp/terraform-provider-azurerm, resources <c>azurerm_linux_virtual_machine</c> and <c>azurerm_windows_virtual_machine</c>.</summary>
/// <remarks>The state does not hold the power state, so it is Unknown.</remarks>
internal static class AzureVirtualMachine
{
    public static ProviderMachine? Machine(TerraformInstance instance)
    {
        if (instance.Text("virtual_machine_id") is not { } uuid || instance.Text("id") is not { } id)
        {
            return null;
        }

        var location = instance.Text("location");
        var zone = instance.Text("zone");
        return new ProviderMachine
        {
            Provider = "azure",
            NamePrefix = "azure",
            ImmutableId = uuid,
            ProviderId = $"azure://{LowerResourceGroup(id)}",
            Hostname = instance.Text("computer_name") ?? instance.Text("name"),
            Account = id.Split('/').ElementAtOrDefault(2),
            ProviderRegion = location,
            Zone = zone is null ? location : $"{location}-{zone}",
            InstanceType = instance.Text("size"),
            Tags = instance.Map("tags"),
            Addresses = ProviderMachine.AddressList(
                (V1HostStatusProviderAddressType.InternalIP, instance.Text("private_ip_address")),
                (V1HostStatusProviderAddressType.ExternalIP, instance.Text("public_ip_address"))),
        };
    }

    // Azure answers with the group's name in changing case; Kubernetes settled on lower case.
    private static string LowerResourceGroup(string id)
    {
        var parts = id.Split('/');
        if (parts.Length > 4)
        {
            parts[4] = parts[4].ToLowerInvariant();
        }

        return string.Join('/', parts);
    }
}
