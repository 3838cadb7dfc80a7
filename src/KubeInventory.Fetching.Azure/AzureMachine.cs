using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>Translates a virtual machine. Source: Microsoft.Compute/virtualMachines, 2024-07-01.</summary>
internal static class AzureMachine
{
    private const string Prefix = "azure";
    private const string ScaleSetTag = "virtualMachineScaleSet";

    /// <summary>The identifier that Azure never uses again; names are used again.</summary>
    /// <exception cref="FetchException">Malformed: there is none, so nobody can say which record is meant.</exception>
    public static string UuidOf(JsonElement machine, ResourceId id)
        => machine.Object("properties")?.Text("vmId") ?? throw new FetchException(FetchFailure.Malformed, $"Azure lists {PlainText.Of(id.Text)} without 'vmId'.");

    public static string NameOf(string uuid, ResourceId id) => HostName.Create(Prefix, uuid, ProviderIdOf(id));

    /// <exception cref="FetchException">A field is not what Azure promises.</exception>
    public static ProviderMachine Of(JsonElement machine, ResourceId id, string uuid, PowerStates states, AzureNetwork network)
    {
        var properties = machine.Object("properties");
        var location = machine.Text("location");
        var state = states.Of(id);
        var interfaces = network.Of(properties?.Object("networkProfile"));
        return new ProviderMachine
        {
            Provider = "azure",
            NamePrefix = Prefix,
            ImmutableId = uuid,
            ProviderId = ProviderIdOf(id),
            Hostname = ProviderMachine.FirstHostname(properties?.Object("osProfile")?.Text("computerName"), id.Name),
            Account = id.Subscription,
            ProviderRegion = location,
            Zone = machine.Items("zones").FirstOrDefault() is { ValueKind: JsonValueKind.String } zone ? $"{location}-{zone.GetString()}" : location,
            InstanceType = properties?.Object("hardwareProfile")?.Text("vmSize"),
            ImageId = Image(properties?.Object("storageProfile")?.Object("imageReference")),
            Vpc = interfaces.Select(nic => nic.Network).FirstOrDefault(),
            Subnet = interfaces.Select(nic => nic.Subnet).FirstOrDefault(),
            State = PowerStates.Normalised(state),
            RawState = state,
            Lifecycle = properties?.Text("priority") is "Spot" or "Low" ? V1HostStatusProviderLifecycle.Spot : V1HostStatusProviderLifecycle.OnDemand,
            LaunchTime = properties?.Time("timeCreated"),
            Tags = Tags(machine, properties?.Object("virtualMachineScaleSet")?.Text("id")),
            Addresses = ProviderMachine.AddressList([.. interfaces.SelectMany(nic => nic.Addresses)]),
            Interfaces = [.. interfaces.Select(nic => nic.Interface)],
        };
    }

    // Azure answers with the group's name in changing case; Kubernetes and the Terraform mapping settled on lower case.
    private static string ProviderIdOf(ResourceId id)
        => $"azure:///subscriptions/{id.Subscription}/resourceGroups/{id.ResourceGroup.ToLowerInvariant()}/providers/Microsoft.Compute/virtualMachines/{id.Name}";

    // An image of the marketplace as the command line writes it, or the resource of one's own.
    private static string? Image(JsonElement? image)
        => image is not { } reference ? null
            : reference.Text("id") ?? reference.Text("communityGalleryImageId") ?? reference.Text("sharedGalleryImageId")
            ?? (reference.Text("publisher") is { } publisher ? $"{publisher}:{reference.Text("offer")}:{reference.Text("sku")}:{reference.Text("version")}" : null);

    private static SortedDictionary<string, string> Tags(JsonElement machine, string? scaleSet)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in machine.Object("tags")?.EnumerateObject().AsEnumerable() ?? [])
        {
            tags[tag.Name] = tag.Value.ValueKind is JsonValueKind.String
                ? tag.Value.GetString()!
                : throw new FetchException(FetchFailure.Malformed, $"the tag '{PlainText.Of(tag.Name)}' must be a text, not {tag.Value.ValueKind}.");
        }

        // No tag of Azure's: members of one scale set belong together, and hosts have no other place for it.
        if (ResourceId.Parse(scaleSet) is { } set)
        {
            tags.TryAdd(ScaleSetTag, set.Name);
        }

        return tags;
    }
}
