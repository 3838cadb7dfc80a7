namespace KubeInventory.Ansible;

/// <summary>Groups named <c>role_log</c>: every name is one that Ansible takes as it is. Clusters are children of their region.</summary>
internal sealed class ModernGroups : IGroupNames
{
    public void Add(Inventory inventory, IReadOnlyList<NamedHost> hosts, IReadOnlyDictionary<string, V1Cluster> clusters)
    {
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, host) in hosts)
        {
            foreach (var raw in RawNames(host))
            {
                var group = GroupName.Sanitize(raw);
                if (!origins.TryAdd(group, raw) && origins[group] != raw)
                {
                    inventory.Doubts.Add($"The groups '{origins[group]}' and '{raw}' are both called '{group}' in Ansible; their hosts are one group there.");
                }

                inventory.Group(group).Hosts.Add(name);
            }
        }

        foreach (var cluster in hosts.Select(named => named.Host).Where(host => host.Spec?.ClusterName is not null).GroupBy(host => host.Spec!.ClusterName!))
        {
            var group = GroupName.Sanitize($"cluster_{cluster.Key}");
            ClusterVars.Add(inventory.Group(group), clusters.GetValueOrDefault(cluster.Key));

            // A cluster that spans regions is a child of none: its hosts would else be in each of them.
            if (cluster.Select(host => host.Spec!.Region).Distinct().ToList() is [{ } region])
            {
                inventory.Group(GroupName.Sanitize($"region_{region}")).Children.Add(group);
            }
        }
    }

    private static IEnumerable<string> RawNames(V1Host host)
    {
        var spec = host.Spec ?? new V1HostSpec();
        (string Prefix, string? Value)[] facts =
        [
            ("provider", spec.Provider), ("region", spec.Region), ("zone", spec.Zone), ("cluster", spec.ClusterName),
            ("role", spec.Role), ("env", spec.Environment), ("team", spec.Owner?.Team), ("sla", spec.Sla),
            ("phase", host.Status?.Phase?.Value.ToLowerInvariant()),
            .. (spec.Roles ?? []).Select(role => ("role", (string?)role)),
        ];
        var names = facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => $"{fact.Prefix}_{fact.Value}");
        return host.IsInMaintenance() ? names.Append("maintenance") : names;
    }
}
