using System.Text.Json.Nodes;

namespace KubeInventory.Ansible;

/// <summary>An inventory: groups, and the variables of each host, by inventory name.</summary>
internal sealed class Inventory
{
    public SortedDictionary<string, InventoryGroup> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> HostVars { get; } = new(StringComparer.Ordinal);

    /// <summary>What an operator should look at; nothing that stops a playbook.</summary>
    public List<string> Doubts { get; } = [];

    public InventoryGroup Group(string name)
    {
        if (!Groups.TryGetValue(name, out var group))
        {
            Groups[name] = group = new InventoryGroup();
        }

        return group;
    }
}

/// <summary>One group of hosts.</summary>
internal sealed class InventoryGroup
{
    public SortedSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Children { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Vars { get; } = new(StringComparer.Ordinal);
}
