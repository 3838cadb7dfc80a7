using System.Text;

namespace KubeInventory.Fetching.NetBox;

/// <summary>The filters of a source as NetBox takes them, for one kind of machine.</summary>
/// <remarks>
/// NetBox ignores a filter that it does not know and reports everything. So only those pass that every supported version knows, and what
/// only an installation can know, its custom fields, is checked on each row.
/// </remarks>
internal sealed class NetBoxFilters
{
    private const string CustomFieldPrefix = "cf_";

    private readonly List<NetBoxCustomFieldFilter> _customFields = [];

    private NetBoxFilters()
    {
    }

    /// <summary>The parameters, each with an ampersand before it.</summary>
    public string Query { get; private set; } = "";

    /// <exception cref="FetchException">Unsupported: NetBox cannot filter so, or not this kind.</exception>
    public static NetBoxFilters For(NetBoxKind kind, IReadOnlyList<FetchFilter> filters, string? site)
    {
        var query = new StringBuilder();
        var result = new NetBoxFilters();
        if (site is not null)
        {
            query.Append("&site=").Append(Uri.EscapeDataString(site));
        }

        foreach (var filter in filters)
        {
            if (site is not null && filter.Key.Split("__")[0] is "site" or "site_id")
            {
                throw Unsupported($"filters by '{filter.Key}' only where shards are not sites: remove the filter or the sites.");
            }

            var (key, values) = filter.Key.StartsWith(CustomFieldPrefix, StringComparison.Ordinal) ? result.CustomField(filter) : NetBoxFilterKeys.Translate(kind, filter);
            foreach (var value in values)
            {
                query.Append('&').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        result.Query = query.ToString();
        return result;
    }

    /// <summary>Checks that NetBox has applied the filters that it may have ignored.</summary>
    /// <exception cref="FetchException">Unsupported: it has not.</exception>
    public void Verify(NetBoxRow row)
    {
        foreach (var filter in _customFields)
        {
            filter.Verify(row);
        }
    }

    internal static FetchException Unsupported(string message) => new(FetchFailure.Unsupported, $"NetBox {message}");

    private (string Key, IReadOnlyList<string> Values) CustomField(FetchFilter filter)
    {
        var name = filter.Key[CustomFieldPrefix.Length..];
        if (name.Length == 0 || name.Contains("__", StringComparison.Ordinal) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw Unsupported($"does not filter by '{filter.Key}': give cf_ and the name of a custom field, without lookup.");
        }

        _customFields.Add(new NetBoxCustomFieldFilter(name, filter.Values));
        return filter.Values.Count > 0 ? (filter.Key, filter.Values) : ($"{filter.Key}__empty", ["false"]);
    }
}
