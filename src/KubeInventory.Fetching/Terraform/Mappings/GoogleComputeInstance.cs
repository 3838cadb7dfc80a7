using System.Globalization;

namespace KubeInventory.Fetching;

/// <summary>Source: hashicorp/terraform-provider-google, resource <c>google_compute_instance</c>.</summary>
internal static class GoogleComputeInstance
{
    public static ProviderMachine? Machine(TerraformInstance instance)
    {
        // The numeric ID; a name may be used again for another machine.
        if (instance.Text("instance_id") is not { } id)
        {
            return null;
        }

        var zone = instance.Text("zone");
        var network = instance.First("network_interface");
        var raw = instance.Text("current_status");
        return new ProviderMachine
        {
            Provider = "gcp",
            NamePrefix = "gce",
            ImmutableId = id,
            ProviderId = $"gce://{instance.Text("project")}/{zone}/{instance.Text("name")}",
            Hostname = instance.Text("hostname") ?? instance.Text("name"),
            Account = instance.Text("project"),
            ProviderRegion = zone?.LastIndexOf('-') is > 0 and var dash ? zone[..dash] : null,
            Zone = zone,
            InstanceType = instance.Text("machine_type"),
            RawState = raw,
            State = State(raw),
            LaunchTime = DateTimeOffset.TryParse(instance.Text("creation_timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
            Tags = instance.Map("labels"),
            Addresses = ProviderMachine.AddressList(
                (V1HostStatusProviderAddressType.InternalIP, (string?)network?["network_ip"]),
                (V1HostStatusProviderAddressType.ExternalIP, (string?)network?["access_config"]?.AsArray().FirstOrDefault()?["nat_ip"])),
        };
    }

    // TERMINATED is Google's word for a stopped machine that can start again.
    private static V1HostStatusProviderState State(string? raw) => raw switch
    {
        "PROVISIONING" or "STAGING" => V1HostStatusProviderState.Pending,
        "RUNNING" => V1HostStatusProviderState.Running,
        "STOPPING" or "SUSPENDING" => V1HostStatusProviderState.Stopping,
        "TERMINATED" or "SUSPENDED" => V1HostStatusProviderState.Stopped,
        _ => V1HostStatusProviderState.Unknown,
    };
}
