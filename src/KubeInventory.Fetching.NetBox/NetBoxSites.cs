using System.Text.Json;

namespace KubeInventory.Fetching.NetBox;

/// <summary>The regions of sites: NetBox tells a machine's site, and only the site tells its region.</summary>
internal sealed class NetBoxSites
{
    private readonly Dictionary<long, string?> _regions = [];

    private NetBoxSites()
    {
    }

    /// <summary>Reads all sites, or one.</summary>
    /// <exception cref="FetchException">Unsupported: there is no such site.</exception>
    public static async Task<NetBoxSites> ReadAsync(NetBoxLists lists, string? slug, CancellationToken cancellationToken)
    {
        var sites = new NetBoxSites();
        var query = slug is null ? "fields=id,slug,region" : $"fields=id,slug,region&slug={Uri.EscapeDataString(slug)}";
        await foreach (var rows in lists.ReadAsync("dcim/sites/", query, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                sites._regions.Add(row.Id, row.Json.Object("region")?.Text("slug"));
            }
        }

        return slug is null || sites._regions.Count > 0
            ? sites
            : throw new FetchException(FetchFailure.Unsupported, $"NetBox has no site '{slug}' that this token may view: give the slug of a site.");
    }

    /// <summary>The slug of the region that a machine's site is in; null if the site is in none, or the machine has no site.</summary>
    /// <exception cref="FetchException">Malformed: the site was not listed. To leave the region out would change the record.</exception>
    public string? RegionOf(JsonElement? site)
        => site is not { } place ? null
            : _regions.TryGetValue(place.Whole("id") ?? 0, out var region) ? region
            : throw new FetchException(FetchFailure.Malformed, $"its site {place.Text("slug")} is not in the list of sites: it is new, or the token may not view it.");
}
