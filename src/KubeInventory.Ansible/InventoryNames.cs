namespace KubeInventory.Ansible;

/// <summary>A host and its name in the inventory.</summary>
internal readonly record struct NamedHost(string Name, V1Host Host);

/// <summary>Gives every host its own inventory name; no host is dropped because of its name.</summary>
internal static class InventoryNames
{
    public static IReadOnlyList<NamedHost> Assign(IEnumerable<V1Host> hosts, IReadOnlyList<HostnameSource> sources, ICollection<string> doubts)
    {
        List<NamedHost> named = [];
        foreach (var same in hosts.GroupBy(host => sources.Select(source => source.Read(host)).FirstOrDefault(name => name is not null) ?? host.Metadata!.Name!, StringComparer.Ordinal))
        {
            // A replaced machine keeps its hostname: the newest one that runs is the one that is meant.
            var ordered = same
                .OrderByDescending(host => host.Status?.Provider?.State == V1HostStatusProviderState.Running)
                .ThenByDescending(host => host.Status?.Provider?.LaunchTime ?? host.Metadata?.CreationTimestamp)
                .ThenBy(host => host.Metadata!.Name, StringComparer.Ordinal)
                .ToList();
            named.Add(new NamedHost(same.Key, ordered[0]));
            foreach (var other in ordered.Skip(1))
            {
                var name = $"{same.Key}__{other.Metadata!.Name}";
                named.Add(new NamedHost(name, other));
                doubts.Add($"The hosts {ordered[0].Metadata!.Name} and {other.Metadata.Name} are both called {same.Key}; the second one is {name} in the inventory.");
            }
        }

        return named;
    }
}
