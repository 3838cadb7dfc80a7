using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Discovery;

/// <summary>The discovery documents that every client can read: one for each group and version.</summary>
internal static class DiscoveryDocuments
{
    /// <summary><c>/api</c>.</summary>
    public static JsonObject CoreVersions(ResourceCatalog catalog, string address) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray([.. (catalog.FindGroup("")?.Versions ?? []).Select(version => JsonValue.Create(version.Name))]),
        ["serverAddressByClientCIDRs"] = Addresses(address),
    };

    /// <summary><c>/apis</c>.</summary>
    public static JsonObject Groups(ResourceCatalog catalog, string address) => new()
    {
        ["kind"] = "APIGroupList",
        ["groups"] = new JsonArray([.. catalog.Groups.Where(group => group.Name.Length > 0).Select(group =>
        {
            var json = Describe(group);
            json["serverAddressByClientCIDRs"] = Addresses(address);
            return json;
        })]),
    };

    /// <summary><c>/apis/{group}</c>.</summary>
    public static JsonObject Group(ServedGroup group)
    {
        var json = Describe(group);
        json.Insert(0, "kind", "APIGroup");
        json.Insert(1, "apiVersion", "v1");
        return json;
    }

    /// <summary><c>/apis/{group}/{version}</c>.</summary>
    public static JsonObject Resources(string group, ServedVersion version)
    {
        var list = new JsonObject { ["kind"] = "APIResourceList" };
        // The list of the core group is older than apiVersion.
        list.SetOrRemove("apiVersion", group.Length > 0 ? "v1" : null);
        list["groupVersion"] = GroupVersion(group, version.Name);
        list["resources"] = new JsonArray([.. version.Resources.SelectMany(DescribeWithSubresources)]);
        return list;
    }

    private static JsonObject Describe(ServedGroup group) => new()
    {
        ["name"] = group.Name,
        ["versions"] = new JsonArray([.. group.Versions.Select(version => Version(group.Name, version.Name))]),
        ["preferredVersion"] = Version(group.Name, group.Versions[0].Name),
    };

    private static JsonObject Version(string group, string version) => new()
    {
        ["groupVersion"] = GroupVersion(group, version),
        ["version"] = version,
    };

    private static IEnumerable<JsonNode> DescribeWithSubresources(ServedResource resource)
    {
        var json = new JsonObject
        {
            ["name"] = resource.Plural,
            ["singularName"] = resource.Singular,
            ["namespaced"] = resource.Namespaced,
            ["kind"] = resource.Kind,
            ["verbs"] = Texts(resource.Verbs),
        };
        AddTexts(json, "shortNames", resource.ShortNames);
        AddTexts(json, "categories", resource.Categories);
        yield return json;
        foreach (var subresource in resource.Subresources)
        {
            yield return Describe(resource, subresource);
        }
    }

    private static JsonObject Describe(ServedResource resource, Subresource subresource)
    {
        var json = new JsonObject
        {
            ["name"] = $"{resource.Plural}/{subresource.Name}",
            ["singularName"] = "",
            ["namespaced"] = resource.Namespaced,
        };
        if (subresource.Group != resource.Group)
        {
            json["group"] = subresource.Group;
            json["version"] = subresource.Version;
        }

        json["kind"] = subresource.Kind;
        json["verbs"] = Texts(Subresource.Verbs);
        return json;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static void AddTexts(JsonObject json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json[name] = Texts(texts);
        }
    }

    private static string GroupVersion(string group, string version) => group.Length == 0 ? version : $"{group}/{version}";

    private static JsonArray Addresses(string address) => [new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = address }];
}
