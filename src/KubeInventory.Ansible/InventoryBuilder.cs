namespace KubeInventory.Ansible;

/// <summary>Makes an inventory of hosts: names, variables, groups.</summary>
internal static class InventoryBuilder
{
    private const string AllGroup = "all";

    // A host without a phase was written by hand; one whose state the provider does not report exists all the same.
    private static readonly HashSet<V1HostStatusPhase> UsualPhases =
        [V1HostStatusPhase.Active, V1HostStatusPhase.Maintenance, V1HostStatusPhase.Upgrading, V1HostStatusPhase.Unknown];

    public static Inventory Build(IEnumerable<V1Host> hosts, IEnumerable<V1Cluster> clusters, InventoryOptions options)
    {
        RefuseUnknownPhases(options.Include);
        var inventory = new Inventory();
        var included = hosts.Where(host => IsIncluded(host, options)).ToList();
        var all = inventory.Group(AllGroup);
        var named = InventoryNames.Assign(included, [.. options.Hostnames.Select(HostnameSource.Parse)], inventory.Doubts);
        foreach (var (name, host) in named)
        {
            all.Hosts.Add(name);
            inventory.HostVars[name] = HostVars.Of(host);
        }

        var groups = options.Naming is GroupNaming.Legacy ? new LegacyGroups(options) : (IGroupNames)new ModernGroups();
        groups.Add(inventory, named, clusters.ToDictionary(cluster => cluster.Metadata?.Name ?? "", StringComparer.Ordinal));
        return inventory;
    }

    private static void RefuseUnknownPhases(IEnumerable<string> phases)
    {
        foreach (var phase in phases)
        {
            if (!V1HostStatusPhase.KnownValues.Any(known => known.Value.Equals(phase, StringComparison.OrdinalIgnoreCase)))
            {
                throw new InventoryException($"'{phase}' is no phase of a host; there are {string.Join(", ", V1HostStatusPhase.KnownValues)}.");
            }
        }
    }

    private static bool IsIncluded(V1Host host, InventoryOptions options)
        => host.Status?.Phase is not { } phase || UsualPhases.Contains(phase) || options.Include.Contains(phase.Value, StringComparer.OrdinalIgnoreCase);
}
