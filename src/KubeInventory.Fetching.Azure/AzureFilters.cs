using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>Filters of a ProviderSource. Azure's list takes none, so they are applied to what it gives.</summary>
/// <remarks><c>env</c> and <c>tag:env</c> are the tag env; <c>filter:resource-group</c> and <c>filter:location</c> are the machine's own.</remarks>
internal sealed class AzureFilters
{
    private const string TagPrefix = "tag:";
    private const string OwnPrefix = "filter:";

    private readonly IReadOnlyList<FetchFilter> _filters;

    /// <exception cref="FetchException">Unsupported: there is a filter that is none of these.</exception>
    public AzureFilters(IReadOnlyList<FetchFilter> filters)
    {
        var unknown = filters.FirstOrDefault(filter => filter.Key.StartsWith(OwnPrefix, StringComparison.Ordinal)
            && (filter.Key[OwnPrefix.Length..] is not ("resource-group" or "location") || filter.Values.Count == 0));
        _filters = unknown is null
            ? filters
            : throw new FetchException(FetchFailure.Unsupported, $"Azure machines are not filtered by '{unknown.Key}': use filter:resource-group or filter:location with a value, or the key of a tag.");
    }

    public bool Match(JsonElement machine, ResourceId id) => _filters.All(filter => filter.Key switch
    {
        "filter:resource-group" => filter.Values.Contains(id.ResourceGroup, StringComparer.OrdinalIgnoreCase),
        "filter:location" => filter.Values.Contains(machine.Text("location"), StringComparer.OrdinalIgnoreCase),
        var key => Tag(machine, key.StartsWith(TagPrefix, StringComparison.Ordinal) ? key[TagPrefix.Length..] : key) is { } value && (filter.Values.Count == 0 || filter.Values.Contains(value)),
    });

    // Azure takes keys of tags without case, and values with it.
    private static string? Tag(JsonElement machine, string key)
        => machine.Object("tags") is { } tags && tags.EnumerateObject().FirstOrDefault(tag => string.Equals(tag.Name, key, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()
            : null;
}
