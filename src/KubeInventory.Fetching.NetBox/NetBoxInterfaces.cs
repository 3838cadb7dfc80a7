using System.Globalization;

namespace KubeInventory.Fetching.NetBox;

/// <summary>The interfaces of the machines of a page, as far as they have a MAC address.</summary>
internal sealed class NetBoxInterfaces
{
    /// <summary>More would not fit a host's status.</summary>
    private const int MaxOfOneMachine = 32;

    /// <summary>Machines asked for at once: each makes the address of the request longer.</summary>
    private const int MachinesOfOneRequest = 100;

    private readonly Dictionary<long, List<V1HostStatusProviderInterface>> _byMachine = [];

    private NetBoxInterfaces()
    {
    }

    /// <summary>Of no machine.</summary>
    public static NetBoxInterfaces None { get; } = new();

    public static async Task<NetBoxInterfaces> ReadAsync(NetBoxLists lists, NetBoxKind kind, IReadOnlyList<NetBoxRow> machines, CancellationToken cancellationToken)
    {
        var interfaces = new NetBoxInterfaces();
        foreach (var some in machines.Chunk(MachinesOfOneRequest))
        {
            var owners = string.Join('&', some.Select(machine => string.Create(CultureInfo.InvariantCulture, $"{kind.Owner}_id={machine.Id}")));
            await foreach (var rows in lists.ReadAsync(kind.Interfaces, $"fields=id,name,mac_address,{kind.Owner}&{owners}", cancellationToken).ConfigureAwait(false))
            {
                foreach (var row in rows)
                {
                    interfaces.Add(kind, row);
                }
            }
        }

        return interfaces;
    }

    public IReadOnlyList<V1HostStatusProviderInterface> Of(long machine) => _byMachine.GetValueOrDefault(machine) ?? [];

    private void Add(NetBoxKind kind, NetBoxRow row)
    {
        if (row.Json.Text("mac_address") is not { } mac || row.Json.Text("name") is not { } name || row.Json.Object(kind.Owner)?.Whole("id") is not { } machine)
        {
            return;
        }

        if (!_byMachine.TryGetValue(machine, out var interfaces))
        {
            _byMachine.Add(machine, interfaces = []);
        }

        // The API server tells interfaces apart by their names; devices of a virtual chassis may repeat one.
        if (interfaces.Count < MaxOfOneMachine && !interfaces.Exists(known => known.Name == name))
        {
            interfaces.Add(new V1HostStatusProviderInterface { Name = name, Mac = mac.ToLowerInvariant() });
        }
    }
}
