using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Tables;

namespace KubeInventory.Embedded.Resources;

/// <summary>Makes of one version of a CustomResourceDefinition what is served.</summary>
internal static class DefinitionReader
{
    public static StructuralSchema SchemaOf(JsonObject version) =>
        StructuralSchema.Parse(version.Map("schema")?.Map("openAPIV3Schema") ?? []);

    public static ServedResource Serve(JsonObject definition, JsonObject version, ResourceStrategy strategy)
    {
        var group = CustomResourceDefinition.Spec(definition).Text("group") ?? "";
        var names = CustomResourceDefinition.Names(definition);
        var kind = names.Text("kind") ?? "";
        var versions = CustomResourceDefinition.Versions(definition).Select(one => ApiVersion(group, one)).ToHashSet();
        var storage = CustomResourceDefinition.Versions(definition).FirstOrDefault(one => one.Flag("storage"));
        return new ServedResource
        {
            Group = group,
            Version = version.Text("name") ?? "",
            StorageVersion = storage?.Text("name") ?? "",
            StorageSchema = storage is null || storage == version ? strategy.Schema : SchemaOf(storage),
            Kind = kind,
            ListKind = names.Text("listKind") ?? kind + "List",
            Plural = names.Text("plural") ?? "",
            Singular = names.Text("singular") ?? kind.ToLowerInvariant(),
            ShortNames = names.Texts("shortNames"),
            Categories = names.Texts("categories"),
            Namespaced = CustomResourceDefinition.Spec(definition).Text("scope") == "Namespaced",
            Subresources = [.. SubresourcesOf(version, group, kind)],
            Scale = version.Map("subresources")?.Map(Subresource.Scale) is { } scale ? new ScalePaths(scale) : null,
            DeprecationWarning = version.Flag("deprecated")
                ? version.Text("deprecationWarning") ?? $"{ApiVersion(group, version)} {kind} is deprecated"
                : null,
            Columns = CustomResourceColumns.Of(version),
            Ownership = new Ownership(strategy.ApplyTarget(ApiVersion(group, version), kind) with { KnownVersions = versions }),
            Definition = version,
            Strategy = strategy,
        };
    }

    private static string ApiVersion(string group, JsonObject version) =>
        group.Length == 0 ? version.Text("name") ?? "" : $"{group}/{version.Text("name")}";

    private static IEnumerable<Subresource> SubresourcesOf(JsonObject version, string group, string kind)
    {
        var subresources = version.Map("subresources") ?? [];
        if (subresources.ContainsKey(Subresource.Status))
        {
            yield return new Subresource(Subresource.Status, group, version.Text("name") ?? "", kind);
        }

        if (subresources.ContainsKey(Subresource.Scale))
        {
            yield return new Subresource(Subresource.Scale, "autoscaling", "v1", "Scale");
        }
    }
}
