using KubeInventory.Client;

namespace KubeInventory.Fetching.Histories;

/// <summary>What must hold whatever happens.</summary>
internal sealed class Promises(HistoryServer server, Provider provider, FaultyApi api)
{
    private readonly Dictionary<string, string> _ownedRoles = new(StringComparer.Ordinal);

    /// <summary>Whether the provider has the machine, be it that its answers lack it.</summary>
    public bool IsThere(string name) => provider.Machines.TryGetValue(name, out var machine) && !machine.IsTerminated;

    /// <summary>Makes an operator the owner of a host's role.</summary>
    public async Task OwnAsync(V1Host host, string role, CancellationToken cancellationToken)
    {
        await server.Inventory.Hosts.ApplyAsync(
            new V1Host { Metadata = new ObjectMeta { Name = host.Metadata!.Name, Uid = host.Metadata.Uid }, Spec = new V1HostSpec { ProviderID = host.Spec!.ProviderID, Role = role } },
            new ApplyOptions { FieldManager = "operator", Force = true },
            cancellationToken);
        _ownedRoles[host.Metadata.Uid!] = role;
    }

    /// <summary>The promise that the last cycle broke; null if none.</summary>
    public string? Broken()
    {
        var wrong = api.Deletions.Find(IsThere);
        api.Deletions.Clear();
        return wrong is not null ? $"{wrong} was deleted, and the provider has it"
            : Hosts.FirstOrDefault(host => _ownedRoles.TryGetValue(host.Metadata!.Uid!, out var role) && host.Spec!.Role != role) is { } changed
                ? $"the operator's role of {changed.Metadata!.Name} has become {changed.Spec!.Role}"
                : null;
    }

    /// <summary>What should be retired or active by now and is not.</summary>
    public string? Unretired()
    {
        foreach (var machine in provider.Machines.Values.Where(machine => !machine.IsTerminated))
        {
            if (!server.Cache.Lister.TryGet(machine.Name, out var host) || host.Status?.Phase != V1HostStatusPhase.Active || host.Status.Provider?.MissingSince is not null)
            {
                return $"{machine.Name} is there, and its record says {host?.Status?.Phase?.Value ?? "nothing"}, missing since {host?.Status?.Provider?.MissingSince}";
            }
        }

        return Hosts.FirstOrDefault(host => !IsThere(host.Metadata!.Name!) && host.Status?.Phase?.Value is not ("Missing" or "Terminated")) is { } kept
            ? $"{kept.Metadata!.Name} is gone, and its record says {kept.Status?.Phase?.Value}, missing for {kept.Status?.Provider?.MissingCycles} cycles since {kept.Status?.Provider?.MissingSince}"
            : null;
    }

    /// <summary>What should be deleted by now and is not.</summary>
    public string? Undeleted()
        => Hosts.FirstOrDefault(host => !IsThere(host.Metadata!.Name!)) is { } kept ? $"{kept.Metadata!.Name} is gone for long, and its record is still there" : null;

    private IReadOnlyList<V1Host> Hosts => server.Cache.Lister.List();
}
