using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Discovery;

/// <summary>All groups, versions and resources in one document (<c>apidiscovery.k8s.io</c>), which saves kubectl a request for each group.</summary>
internal static class AggregatedDiscovery
{
    public const string Group = "apidiscovery.k8s.io";
    public const string Kind = "APIGroupDiscoveryList";

    /// <summary>The document at <c>/api</c> or <c>/apis</c>.</summary>
    public static JsonObject Of(IEnumerable<ServedGroup> groups, string version) => new()
    {
        ["kind"] = Kind,
        ["apiVersion"] = $"{Group}/{version}",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. groups.Select(Describe)]),
    };

    private static JsonObject Describe(ServedGroup group) => new()
    {
        ["metadata"] = group.Name.Length == 0 ? [] : new JsonObject { ["name"] = group.Name },
        ["versions"] = new JsonArray([.. group.Versions.Select(version => new JsonObject
        {
            ["version"] = version.Name,
            ["resources"] = new JsonArray([.. version.Resources.Select(Describe)]),
            ["freshness"] = "Current",
        })]),
    };

    private static JsonObject Describe(ServedResource resource)
    {
        var json = new JsonObject
        {
            ["resource"] = resource.Plural,
            ["responseKind"] = TypeOf(resource.Group, resource.Version, resource.Kind),
            ["scope"] = resource.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = resource.Singular,
            ["verbs"] = DiscoveryDocuments.Texts(resource.Verbs),
        };
        DiscoveryDocuments.AddTexts(json, "shortNames", resource.ShortNames);
        DiscoveryDocuments.AddTexts(json, "categories", resource.Categories);
        if (resource.Subresources.Count > 0)
        {
            json["subresources"] = new JsonArray([.. resource.Subresources.Select(subresource => new JsonObject
            {
                ["subresource"] = subresource.Name,
                ["responseKind"] = TypeOf(subresource.Group, subresource.Version, subresource.Kind),
                ["verbs"] = DiscoveryDocuments.Texts(Subresource.Verbs),
            })]);
        }

        return json;
    }

    private static JsonObject TypeOf(string group, string version, string kind) => new()
    {
        ["group"] = group,
        ["version"] = version,
        ["kind"] = kind,
    };
}
