using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>What tells a system from all others: its UUID, or else manufacturer and serial number.</summary>
internal sealed record SystemIdentity(string ImmutableId, string ProviderId)
{
    public const string Prefix = "rf";

    public string HostName => Fetching.HostName.Create(Prefix, ImmutableId, ProviderId);

    /// <summary>The identity; null where firmware gives none, or one that many machines share.</summary>
    public static SystemIdentity? Of(JsonElement system)
    {
        if (HardwareIdentity.Uuid(system.Text("UUID")) is { } uuid)
        {
            return new SystemIdentity(uuid, $"redfish://{uuid}");
        }

        var (vendor, serial) = (HardwareIdentity.Text(system.Text("Manufacturer")), HardwareIdentity.Text(system.Text("SerialNumber")));
        return vendor is null || serial is null
            ? null
            : new SystemIdentity($"{vendor}-{serial}", $"redfish://{Uri.EscapeDataString(vendor)}/{Uri.EscapeDataString(serial)}");
    }
}
