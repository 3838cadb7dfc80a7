using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Filters of a ProviderSource, compared with nodes here: Ironic's own ones know one value each.</summary>
internal static class NodeFilter
{
    private static readonly string[] Keys = ["conductor_group", "driver", "lessee", "name", "owner", "resource_class", "shard", "trait"];

    /// <summary>Refuses what cannot be compared.</summary>
    public static void Check(IReadOnlyList<FetchFilter> filters)
    {
        if (filters.FirstOrDefault(filter => !Keys.Contains(filter.Key)) is { } unknown)
        {
            throw new FetchException(
                FetchFailure.Unsupported,
                $"Nodes of Ironic cannot be filtered by '{unknown.Key}', only by {string.Join(", ", Keys)}: change spec.filters of the ProviderSource.");
        }
    }

    public static bool Matches(IReadOnlyList<FetchFilter> filters, JsonElement node)
        => filters.All(filter => Values(filter.Key, node).Any(value => filter.Values.Count == 0 || filter.Values.Contains(value)));

    private static IEnumerable<string> Values(string key, JsonElement node)
        => key == "trait" ? node.Items("traits").Where(trait => trait.ValueKind is JsonValueKind.String).Select(trait => trait.GetString()!)
            : node.Text(key) is { } value ? [value]
            : [];
}
