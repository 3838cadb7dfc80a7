namespace KubeInventory.Fetching;

/// <summary>The tags that fill a host's fields. Keys are compared without case, since providers differ in it.</summary>
public sealed record HostTagKeys
{
    /// <summary>Tag of <c>spec.role</c>. Default: role.</summary>
    public string Role { get; init; } = "role";

    /// <summary>Tag of <c>spec.environment</c>. Default: env.</summary>
    public string Environment { get; init; } = "env";

    /// <summary>Tag of <c>spec.owner.team</c>. Default: team.</summary>
    public string Team { get; init; } = "team";

    /// <summary>Tag of <c>spec.clusterName</c>. Default: cluster.</summary>
    public string Cluster { get; init; } = "cluster";

    /// <summary>Tag of <c>spec.sla</c>. Default: sla.</summary>
    public string Sla { get; init; } = "sla";

    internal static HostTagKeys Default { get; } = new();

    /// <summary>The value of a tag, found without regard to case; null if it is not there or empty.</summary>
    internal static string? Find(IReadOnlyDictionary<string, string> tags, string key)
    {
        if (!tags.TryGetValue(key, out var value))
        {
            value = tags.FirstOrDefault(tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return string.IsNullOrEmpty(value) ? null : value;
    }
}
