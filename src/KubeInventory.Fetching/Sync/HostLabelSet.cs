namespace KubeInventory.Fetching;

/// <summary>Labels that follow from a host's fields, so that <c>kubectl get ho -l role=log</c> answers.</summary>
internal static class HostLabelSet
{
    /// <summary>The fetcher's own labels, which win, and those that follow from fields.</summary>
    public static IReadOnlyDictionary<string, string> Of(V1Host host, HostLabels which)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in host.Metadata?.Labels ?? new Dictionary<string, string>())
        {
            labels[key] = value;
        }

        foreach (var (canonical, unprefixed, value) in Fields(host))
        {
            if (value is null || LabelValue.Sanitize(value) is not { Length: > 0 } text)
            {
                continue;
            }

            if (which.HasFlag(HostLabels.Canonical))
            {
                labels.TryAdd(canonical, text);
            }

            if (which.HasFlag(HostLabels.Unprefixed) && unprefixed is not null)
            {
                labels.TryAdd(unprefixed, text);
            }
        }

        return labels;
    }

    private static IEnumerable<(string Canonical, string? Unprefixed, string? Value)> Fields(V1Host host)
    {
        var spec = host.Spec ?? new V1HostSpec();
        var provider = host.Status?.Provider;
        yield return ("kubeinventory.io/provider", "provider", spec.Provider);
        yield return ("topology.kubernetes.io/region", "region", spec.Region);
        yield return ("topology.kubernetes.io/zone", "availabilityZone", spec.Zone);
        yield return ("kubeinventory.io/cluster", "clusterName", spec.ClusterName);
        yield return ("kubeinventory.io/role", "role", spec.Role);
        yield return ("kubeinventory.io/env", "env", spec.Environment);
        yield return ("kubeinventory.io/team", null, spec.Owner?.Team);
        yield return ("kubeinventory.io/sla", "sla", spec.Sla);
        yield return ("kubernetes.io/arch", null, host.Status?.Hardware?.Arch);
        yield return ("node.kubernetes.io/instance-type", null, provider?.InstanceType);
    }
}
