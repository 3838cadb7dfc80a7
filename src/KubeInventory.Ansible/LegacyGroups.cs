using System.Text;

namespace KubeInventory.Ansible;

/// <summary>Groups named <c>&lt;prefix&gt;&lt;key&gt;=&lt;value&gt;</c> with a variable <c>&lt;prefix&gt;&lt;key&gt;</c>, one for each label asked for.</summary>
internal sealed class LegacyGroups(InventoryOptions options) : IGroupNames
{
    public void Add(Inventory inventory, IReadOnlyList<NamedHost> hosts, IReadOnlyDictionary<string, V1Cluster> clusters)
    {
        foreach (var (name, host) in hosts)
        {
            foreach (var label in options.GroupBy)
            {
                if (Value(host, label) is not { Length: > 0 } value)
                {
                    continue;
                }

                var variable = options.Prefix + SnakeCase(label);
                var group = inventory.Group($"{variable}={value}");
                group.Hosts.Add(name);
                group.Vars[variable] = value;
                if (label == "clusterName")
                {
                    ClusterVars.Add(group, clusters.GetValueOrDefault(value));
                }
            }
        }
    }

    private static string? Value(V1Host host, string label) => host.Metadata?.Labels?.GetValueOrDefault(label) ?? Field(host, label);

    // Hosts of a source that writes only prefixed labels have the same facts as fields.
    private static string? Field(V1Host host, string label) => label switch
    {
        "role" => host.Spec?.Role,
        "clusterName" => host.Spec?.ClusterName,
        "provider" => host.Spec?.Provider,
        "region" => host.Spec?.Region,
        "availabilityZone" => host.Spec?.Zone,
        "env" => host.Spec?.Environment,
        "sla" => host.Spec?.Sla,
        _ => null,
    };

    /// <summary><c>clusterName</c> becomes <c>cluster_name</c>; what a variable's name cannot hold becomes <c>_</c>.</summary>
    internal static string SnakeCase(string label)
    {
        var snake = new StringBuilder(label.Length + 4);
        for (var i = 0; i < label.Length; i++)
        {
            var c = label[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && !char.IsAsciiLetterUpper(label[i - 1]) && snake[^1] != '_')
            {
                snake.Append('_');
            }

            snake.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        }

        return snake.ToString();
    }
}
