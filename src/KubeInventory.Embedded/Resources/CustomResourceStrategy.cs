using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Apply;
using KubeInventory.Embedded.Cel;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Resources;

/// <summary>Custom resources: what one version of a CustomResourceDefinition says about its objects.</summary>
internal sealed class CustomResourceStrategy(JsonObject version, StructuralSchema schema) : ResourceStrategy(schema)
{
    // Compiled when the first object is judged: many definitions are installed and few of them used.
    private readonly Lazy<ValidationRules> _rules = new(() => ValidationRules.Compile(schema));
    private readonly bool _hasStatus = version.Map("subresources")?.Map(Subresource.Status) is not null;

    public override bool AllowsUnconditionalUpdate => false;

    public override bool TakesStrategicMergePatch => false;

    public override ApplyTarget ApplyTarget(string apiVersion, string kind) =>
        Apply.ApplyTarget.OfCustomResource(apiVersion, kind, Schema, _hasStatus);

    public override SelectableFields SelectableFields(ServedResource resource) => Selectors.SelectableFields.OfCustomResource(
        resource.Namespaced, version.Maps("selectableFields").Select(field => field.Text("jsonPath") ?? ""));

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
        if (subresource == Subresource.Status)
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

    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        if (subresource == Subresource.Status)
        {
            SchemaValidator.ValidateStatus(obj, Schema, errors, old!);
        }
        else
        {
            SchemaValidator.Validate(obj, Schema, errors, old);
        }

        return _rules.Value.Validate(obj, old, errors);
    }

    private static void KeepAllButStatus(JsonObject obj, JsonObject old)
    {
        var (status, managedFields) = (obj["status"], obj.Metadata()["managedFields"]);
        obj.Clear();
        foreach (var (field, value) in old)
        {
            obj[field] = value?.DeepClone();
        }

        obj.SetOrRemove("status", status);
        obj.Metadata().SetOrRemove("managedFields", managedFields);
    }

    private static bool EqualApartFromMetadata(JsonObject obj, JsonObject old) =>
        obj.Where(field => field.Key != "metadata").All(field => JsonNode.DeepEquals(field.Value, old[field.Key]))
        && old.All(field => field.Key == "metadata" || obj.ContainsKey(field.Key));
}
