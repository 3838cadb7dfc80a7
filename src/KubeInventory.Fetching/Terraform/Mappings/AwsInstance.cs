namespace KubeInventory.Fetching;

/// <summary>Source: hashicorp/terraform-provider-aws, resource <c>aws_instance</c>.</summary>
internal static class AwsInstance
{
    public static ProviderMachine? Machine(TerraformInstance instance)
    {
        if (instance.Text("id") is not { } id)
        {
            return null;
        }

        // arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc
        var arn = instance.Text("arn")?.Split(':') ?? [];
        var zone = instance.Text("availability_zone");
        var tags = instance.Map("tags_all") is { Count: > 0 } all ? all : instance.Map("tags");
        var raw = instance.Text("instance_state");
        return new ProviderMachine
        {
            Provider = "aws",
            NamePrefix = "aws",
            ImmutableId = id,
            ProviderId = $"aws:///{zone}/{id}",
            Hostname = ProviderMachine.FirstHostname(tags.GetValueOrDefault("Name"), instance.Text("private_dns")),
            ProviderRegion = arn.ElementAtOrDefault(3),
            Account = arn.ElementAtOrDefault(4),
            Zone = zone,
            InstanceType = instance.Text("instance_type"),
            ImageId = instance.Text("ami"),
            Subnet = instance.Text("subnet_id"),
            RawState = raw,
            State = State(raw),
            Tags = tags,
            Addresses = ProviderMachine.AddressList(
                (V1HostStatusProviderAddressType.InternalIP, instance.Text("private_ip")),
                (V1HostStatusProviderAddressType.ExternalIP, instance.Text("public_ip")),
                (V1HostStatusProviderAddressType.InternalDNS, instance.Text("private_dns")),
                (V1HostStatusProviderAddressType.ExternalDNS, instance.Text("public_dns"))),
        };
    }

    private static V1HostStatusProviderState State(string? raw) => raw switch
    {
        "pending" => V1HostStatusProviderState.Pending,
        "running" => V1HostStatusProviderState.Running,
        "stopping" or "shutting-down" => V1HostStatusProviderState.Stopping,
        "stopped" => V1HostStatusProviderState.Stopped,
        "terminated" => V1HostStatusProviderState.Terminated,
        _ => V1HostStatusProviderState.Unknown,
    };
}
