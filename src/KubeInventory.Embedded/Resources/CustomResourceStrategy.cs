using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Resources;

/// <summary>Custom resources: what one version of a CustomResourceDefinition says about its objects.</summary>
internal sealed class CustomResourceStrategy(JsonObject version) : ResourceStrategy
{
    private readonly bool _hasStatus = version.Map("subresources")?.Map("status") is not null;
    private readonly StructuralSchema _schema = StructuralSchema.Parse(version.Map("schema")?.Map("openAPIV3Schema") ?? []);

    public override bool AllowsUnconditionalUpdate => false;

    public override bool TakesStrategicMergePatch => false;

    public override SelectableFields SelectableFields(ServedResource resource) => Selectors.SelectableFields.OfCustomResource(
        resource.Namespaced, version.Maps("selectableFields").Select(field => field.Text("jsonPath") ?? ""));

    public override IReadOnlyList<string> Normalize(JsonObject obj)
    {
        var unknown = SchemaPruner.Prune(obj, _schema);
        SchemaDefaulter.Default(obj, _schema);
        return unknown;
    }

    public override void Validate(JsonObject obj, JsonObject? old, FieldErrors errors) => SchemaValidator.Validate(obj, _schema, errors, old);

    public override void PrepareForCreate(JsonObject obj)
    {
        if (_hasStatus)
        {
            obj.Remove("status");
        }

        obj.Metadata()["generation"] = 1;
    }

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
        if (subresource == "status")
        {
            KeepAllButStatus(obj, old);
            return;
        }

        if (_hasStatus)
        {
            obj.SetOrRemove("status", old["status"]);
        }

        if (!EqualApartFromMetadata(obj, old))
        {
            obj.Metadata()["generation"] = old.Generation() + 1;
        }
    }

    private static void KeepAllButStatus(JsonObject obj, JsonObject old)
    {
        foreach (var field in obj.Select(field => field.Key).Except(["status"]).ToList())
        {
            obj.Remove(field);
        }

        foreach (var (field, value) in old.Where(field => field.Key != "status").ToList())
        {
            obj[field] = value?.DeepClone();
        }
    }

    private static bool EqualApartFromMetadata(JsonObject obj, JsonObject old) =>
        obj.Where(field => field.Key != "metadata").All(field => JsonNode.DeepEquals(field.Value, old[field.Key]))
        && old.All(field => field.Key == "metadata" || obj.ContainsKey(field.Key));
}
