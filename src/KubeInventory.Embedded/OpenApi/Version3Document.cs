using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The OpenAPI 3 document of one version of one group, which <c>kubectl explain</c> reads.</summary>
internal static class Version3Document
{
    public static JsonObject Of(string group, string version, IReadOnlyList<ServedResource> resources)
    {
        var paths = new JsonObject();
        var schemas = new JsonObject();
        SharedSchemas.AddTo(schemas);
        foreach (var resource in resources)
        {
            new ResourcePaths(resource, paths).Add();
            ResourceSchemas.AddTo(schemas, resource);
            foreach (var scale in resource.Subresources.Where(subresource => subresource.Name == Subresource.Scale))
            {
                schemas[GroupVersionNames.Definition(scale.Group, scale.Version, scale.Kind)] = SharedSchemas.Scale();
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "KubeInventory.Embedded", ["version"] = $"{(group.Length == 0 ? "core" : group)}/{version}" },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }
}
