using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KubeInventory.Ansible;

/// <summary>The variables of one host: how to connect, facts under <c>kubeinventory_</c>, and what its annotation adds.</summary>
internal static partial class HostVars
{
    private const string VarsAnnotation = "kubeinventory.io/ansible-vars";

    // Notes that tools leave for themselves say nothing about the machine.
    private static readonly HashSet<string> ToolAnnotations =
        [VarsAnnotation, "kubeinventory.io/observation", "kubeinventory.io/shard", "kubectl.kubernetes.io/last-applied-configuration"];

    public static JsonObject Of(V1Host host)
    {
        var vars = new JsonObject();
        Set(vars, "ansible_host", HostAddress.ToConnectTo(host));
        Set(vars, "ansible_port", host.Spec?.Access?.Port);
        Set(vars, "ansible_user", host.Spec?.Access?.User);
        Set(vars, "ansible_ssh_common_args", host.Spec?.Access?.Bastion is { } bastion ? $"-o ProxyJump={SafeBastion(host, bastion)}" : null);
        AddFacts(vars, host);
        AddAnnotated(vars, host);
        return vars;
    }

    private static void AddFacts(JsonObject vars, V1Host host)
    {
        var spec = host.Spec;
        var status = host.Status;
        Set(vars, "kubeinventory_name", host.Metadata?.Name);
        Set(vars, "kubeinventory_uid", host.Metadata?.Uid);
        Set(vars, "kubeinventory_provider_id", spec?.ProviderID);
        Set(vars, "kubeinventory_provider", spec?.Provider);
        Set(vars, "kubeinventory_region", spec?.Region);
        Set(vars, "kubeinventory_zone", spec?.Zone);
        Set(vars, "kubeinventory_cluster", spec?.ClusterName);
        Set(vars, "kubeinventory_role", spec?.Role);
        Set(vars, "kubeinventory_env", spec?.Environment);
        Set(vars, "kubeinventory_team", spec?.Owner?.Team);
        Set(vars, "kubeinventory_phase", status?.Phase?.Value);
        Set(vars, "kubeinventory_maintenance", host.IsInMaintenance());
        Set(vars, "kubeinventory_labels", Map(host.Metadata?.Labels));
        Set(vars, "kubeinventory_tags", Map(status?.Provider?.Tags));
        Set(vars, "kubeinventory_annotations", Map(host.Metadata?.Annotations?.Where(annotation => !ToolAnnotations.Contains(annotation.Key))));
        Set(vars, "kubeinventory_addresses", status?.Provider?.Addresses is { } addresses
            ? new JsonArray([.. addresses.Select(address => new JsonObject { ["type"] = address.Type?.Value, ["address"] = address.Address })])
            : null);
        Set(vars, "kubeinventory_os", Facts(("id", status?.Os?.Id), ("version", status?.Os?.Version), ("kernel", status?.Os?.Kernel)));
        var hardware = status?.Hardware;
        Set(vars, "kubeinventory_hardware", Facts(
            ("cpu_cores", hardware?.CpuCores), ("memory_mib", hardware?.MemoryMiB), ("arch", hardware?.Arch),
            ("vendor", hardware?.Vendor), ("model", hardware?.Model), ("serial", hardware?.Serial)));
    }

    // A fact that is not known is left out, so that a playbook's default() applies.
    private static JsonObject? Facts(params ReadOnlySpan<(string Name, JsonNode? Value)> facts)
    {
        var known = new JsonObject();
        foreach (var (name, value) in facts)
        {
            Set(known, name, value);
        }

        return known.Count == 0 ? null : known;
    }

    private static void AddAnnotated(JsonObject vars, V1Host host)
    {
        if (host.Metadata?.Annotations?.GetValueOrDefault(VarsAnnotation) is not { } text)
        {
            return;
        }

        try
        {
            var added = JsonNode.Parse(text) as JsonObject ?? throw new JsonException("it is not an object");
            foreach (var (name, value) in added)
            {
                vars[name] = value?.DeepClone();
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InventoryException($"Host {host.Metadata.Name}: the annotation {VarsAnnotation} must be a JSON object: {e.Message}", e);
        }
    }

    // The value becomes part of a command line of ssh.
    private static string SafeBastion(V1Host host, string bastion)
        => Bastion().IsMatch(bastion)
            ? bastion
            : throw new InventoryException($"Host {host.Metadata?.Name}: spec.access.bastion must be a host, user@host or host:port, not '{bastion}'.");

    [GeneratedRegex(@"^([A-Za-z0-9_][A-Za-z0-9_.-]*@)?([A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bastion();

    private static JsonObject? Map(IEnumerable<KeyValuePair<string, string>>? values)
        => values is null ? null : new JsonObject(values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    private static void Set(JsonObject vars, string name, JsonNode? value)
    {
        if (value is not null)
        {
            vars[name] = value;
        }
    }
}
