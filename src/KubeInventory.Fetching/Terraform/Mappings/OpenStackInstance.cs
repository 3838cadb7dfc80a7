using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>Source: terraform-provider-openstack, resource <c>openstack_compute_instance_v2</c>.</summary>
internal static class OpenStackInstance
{
    public static ProviderMachine? Machine(TerraformInstance instance)
    {
        if (instance.Text("id") is not { } id)
        {
            return null;
        }

        var network = instance.First("network");
        var raw = instance.Text("power_state");
        return new ProviderMachine
        {
            Provider = "openstack",
            NamePrefix = "os",
            ImmutableId = id,
            ProviderId = $"openstack:///{id}",
            Hostname = instance.Text("name"),
            ProviderRegion = instance.Text("region"),
            Zone = instance.Text("availability_zone"),
            InstanceType = instance.Text("flavor_name"),
            ImageId = instance.Text("image_id"),
            RawState = raw,
            State = State(raw),
            LaunchTime = DateTimeOffset.TryParse(instance.Text("created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
            Tags = instance.Map("metadata"),
            Addresses = ProviderMachine.AddressList(
                (V1HostStatusProviderAddressType.InternalIP, (string?)network?["fixed_ip_v4"] ?? instance.Text("access_ip_v4")),
                (V1HostStatusProviderAddressType.ExternalIP, (string?)network?["floating_ip"])),
        };
    }

    private static V1HostStatusProviderState State(string? raw) => raw switch
    {
        "active" => V1HostStatusProviderState.Running,
        "build" => V1HostStatusProviderState.Pending,
        "shutoff" or "paused" or "shelved_offloaded" or "suspended" => V1HostStatusProviderState.Stopped,
        _ => V1HostStatusProviderState.Unknown,
    };
}
