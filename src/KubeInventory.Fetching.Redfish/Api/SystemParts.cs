using System.Text.Json;

namespace KubeInventory.Fetching.Redfish;

/// <summary>What a system only links to.</summary>
/// <param name="Interfaces">Its EthernetInterfaces.</param>
/// <param name="Processors">Its Processors.</param>
/// <param name="Drives">The Drives of its Storage.</param>
/// <param name="Devices">The Devices of its SimpleStorage, where Storage shows no drive.</param>
/// <remarks>
/// A collection that is not there has no members: firmware links to some that it does not have. Any other failure is one of the system, since
/// what could not be read would count as removed.
/// </remarks>
internal sealed record SystemParts(
    IReadOnlyList<JsonElement> Interfaces, IReadOnlyList<JsonElement> Processors, IReadOnlyList<JsonElement> Drives, IReadOnlyList<JsonElement> Devices)
{
    public static async Task<SystemParts> ReadAsync(
        JsonElement system, RedfishService service, bool withDisks, bool expands, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        var interfaces = await AllAsync("EthernetInterfaces").ConfigureAwait(false);
        var processors = await AllAsync("Processors").ConfigureAwait(false);
        var storages = withDisks ? await AllAsync("Storage").ConfigureAwait(false) : [];
        var drives = await service.EachAsync(storages.SelectMany(storage => storage.Items("Drives")), authorize, cancellationToken).ConfigureAwait(false);
        var simple = withDisks && drives.Count == 0 ? await AllAsync("SimpleStorage").ConfigureAwait(false) : [];
        return new SystemParts(interfaces, processors, drives, [.. simple.SelectMany(storage => storage.Items("Devices"))]);

        Task<IReadOnlyList<JsonElement>> AllAsync(string link) => service.AllAsync(system, link, expands, authorize, cancellationToken);
    }
}
