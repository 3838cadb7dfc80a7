namespace KubeInventory.Fetching;

/// <summary>Labels of a host, so that <c>kubectl get ho -l role=log</c> answers: the fetcher's own, those of mapped tags, those of its fields.</summary>
internal sealed class HostLabelSet(List<string> warnings)
{
    private readonly SortedDictionary<string, string> _labels = new(StringComparer.Ordinal);

    /// <summary>All labels. The fetcher's own win over mapped tags, and those over fields.</summary>
    public static IReadOnlyDictionary<string, string> Of(V1Host host, HostLabels which, SourcePolicy policy, List<string> warnings)
    {
        var set = new HostLabelSet(warnings);
        foreach (var (key, value) in host.Metadata?.Labels ?? new Dictionary<string, string>())
        {
            set.Add(key, value, "the label");
        }

        var tags = host.Status?.Provider?.Tags;
        foreach (var (tag, label) in policy.LabelMapping)
        {
            if (tags?.GetValueOrDefault(tag) is { } value)
            {
                set.Add(label, value, $"the tag '{PlainText.Of(tag, 64)}'");
            }
        }

        foreach (var (canonical, unprefixed, value) in Fields(host))
        {
            if (value is null)
            {
                continue;
            }

            if (which.HasFlag(HostLabels.Canonical))
            {
                set.AddMissing(canonical, value);
            }

            if (which.HasFlag(HostLabels.Unprefixed) && unprefixed is not null)
            {
                set.AddMissing(unprefixed, value);
            }
        }

        return set._labels;
    }

    private void AddMissing(string key, string value)
    {
        if (!_labels.ContainsKey(key))
        {
            Add(key, value, "the field");
        }
    }

    // What a label cannot hold is never cut: two machines could then share a value that tells them apart.
    private void Add(string key, string value, string origin)
    {
        if (!LabelKey.IsValid(key) || key == SyncKeys.Source)
        {
            warnings.Add($"The label '{PlainText.Of(key, 64)}' of {origin} was left out: {(key == SyncKeys.Source ? "the sync writes it itself" : "labels cannot have such a key")}.");
        }
        else if (LabelValue.Sanitize(value) is not { } text)
        {
            warnings.Add($"The label {key} was left out: no label can hold the value '{PlainText.Of(value, 64)}' of {origin}.");
        }
        else if (!_labels.TryAdd(key, text))
        {
            warnings.Add($"The label {key} keeps the value '{_labels[key]}'; {origin} wanted '{text}' for it as well.");
        }
        else if (text != value)
        {
            warnings.Add($"The label {key} is '{text}', since no label can hold the value '{PlainText.Of(value, 64)}' of {origin}.");
        }
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
