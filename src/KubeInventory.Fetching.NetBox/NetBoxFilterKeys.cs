namespace KubeInventory.Fetching.NetBox;

/// <summary>The filters that every supported NetBox knows. Source: <c>dcim/filtersets.py</c> and <c>virtualization/filtersets.py</c>, 3.3 to 4.6.</summary>
internal static class NetBoxFilterKeys
{
    private const string Negation = "n";

    private static readonly string[] OfBoth =
    [
        "status", "role", "platform", "site", "site_group", "region", "tenant", "tenant_group", "cluster_group",
        "role_id", "platform_id", "site_id", "region_id", "tenant_id", "cluster_id",
    ];

    private static readonly string[] OfDevices = ["manufacturer", "model", "location", "manufacturer_id", "device_type_id", "location_id", "rack_id", "virtual_chassis_id"];

    private static readonly string[] OfVirtualMachines = ["cluster", "cluster_type", "cluster_type_id"];

    private static readonly string[] TextLookups = [Negation, "ic", "nic", "isw", "nisw", "iew", "niew", "ie", "nie"];

    /// <summary>The parameter, with its values.</summary>
    /// <exception cref="FetchException">Unsupported: there is none that means this.</exception>
    public static (string Key, IReadOnlyList<string> Values) Translate(NetBoxKind kind, FetchFilter filter)
    {
        var parts = filter.Key.Split("__", 2);
        var (name, lookup) = (parts[0], parts.ElementAtOrDefault(1));
        var isText = name is "name" || (name is "serial" or "asset_tag" && kind == NetBoxKind.Device);
        if (isText && lookup is null && filter.Values.Count == 0)
        {
            return ($"{name}__empty", ["false"]);
        }

        return filter.Values.Count == 0 ? throw NetBoxFilters.Unsupported($"does not filter by '{filter.Key}' without a value.")
            : name is "has_primary_ip" && lookup is null ? Flag(filter)
            : name is "tag" && lookup is null or Negation ? Tag(filter, lookup)
            : name is "mac_address" && lookup is null ? (filter.Key, filter.Values)
            : isText && (lookup is null || TextLookups.Contains(lookup)) ? (filter.Key, filter.Values)
            : lookup is null or Negation && (OfBoth.Contains(name) || (kind == NetBoxKind.Device ? OfDevices : OfVirtualMachines).Contains(name)) ? (filter.Key, filter.Values)
            : throw Unknown(kind, filter.Key, name);
    }

    private static FetchException Unknown(NetBoxKind kind, string key, string name)
        => OfDevices.Concat(OfVirtualMachines).Concat(["serial", "asset_tag"]).Contains(name)
            ? NetBoxFilters.Unsupported($"does not filter {kind.Plural} by '{key}': leave them out by the options, or name a shard of the others.")
            : NetBoxFilters.Unsupported($"would ignore the filter '{key}' and report everything. Use {string.Join(", ", OfBoth)}, name, mac_address, tag, has_primary_ip or cf_<custom field>.");

    // Any other text would be ignored.
    private static (string Key, IReadOnlyList<string> Values) Flag(FetchFilter filter)
        => filter.Values is ["true" or "false"] ? (filter.Key, filter.Values) : throw NetBoxFilters.Unsupported($"filters by '{filter.Key}' with true or false alone.");

    // NetBox wants all tags of a list, where a filter means one of them.
    private static (string Key, IReadOnlyList<string> Values) Tag(FetchFilter filter, string? lookup)
        => lookup is null && filter.Values.Count > 1
            ? throw NetBoxFilters.Unsupported("filters by one tag, or by tags that a machine must not have (tag__n): it would want all of several at once.")
            : (filter.Key, filter.Values);
}
