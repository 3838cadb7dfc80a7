using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>The power states of a subscription's machines: only the instance view has them, which the list of machines leaves out.</summary>
internal sealed class PowerStates
{
    private const string Prefix = "PowerState/";

    private readonly Dictionary<string, string> _byId = new(StringComparer.OrdinalIgnoreCase);

    private PowerStates()
    {
    }

    public static async Task<PowerStates> ReadAsync(ResourceManagerClient client, AzureShard shard, CancellationToken cancellationToken)
    {
        var states = new PowerStates();
        await foreach (var machine in client.ListAsync($"{AzureFetcher.Compute(shard.Subscription, "virtualMachines")}&statusOnly=true", cancellationToken).ConfigureAwait(false))
        {
            if (Code(machine) is { } code)
            {
                states._byId[ResourceId.Of(machine).Text] = code;
            }
        }

        return states;
    }

    /// <summary>The state in Azure's word, such as <c>deallocated</c>; null if it said none.</summary>
    public string? Of(ResourceId id) => _byId.GetValueOrDefault(id.Text);

    /// <summary>The state in one vocabulary for all providers.</summary>
    public static V1HostStatusProviderState Normalised(string? code) => code switch
    {
        "running" => V1HostStatusProviderState.Running,
        "starting" => V1HostStatusProviderState.Pending,
        "stopping" or "deallocating" => V1HostStatusProviderState.Stopping,
        "stopped" or "deallocated" => V1HostStatusProviderState.Stopped,
        _ => V1HostStatusProviderState.Unknown,
    };

    private static string? Code(JsonElement machine)
        => (machine.Object("properties")?.Object("instanceView")?.Items("statuses") ?? [])
            .Select(status => status.Text("code"))
            .FirstOrDefault(code => code?.StartsWith(Prefix, StringComparison.Ordinal) == true)?[Prefix.Length..];
}
