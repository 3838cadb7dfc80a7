using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>CustomResourceDefinitions: judged before they are stored, served as soon as they are.</summary>
internal sealed class CustomResourceDefinitionStrategy(StructuralSchema schema, ObjectStore store, TimeProvider time) : BuiltInStrategy(schema)
{
    public override bool HoldsObjects => true;

    public override void PrepareForCreate(JsonObject obj)
    {
        obj.Metadata()["generation"] = 1;
        obj.Remove("status");
        CrdDefaulter.Default(obj);
        DefinitionStatus.Update(obj, Others(obj), time.GetUtcNow());
    }

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
        if (subresource == Subresource.Status)
        {
            obj["spec"] = old["spec"]?.DeepClone();
            CrdDefaulter.Default(obj);
            return;
        }

        obj.SetOrRemove("status", old["status"]);
        CrdDefaulter.Default(obj);
        DefinitionStatus.Update(obj, Others(obj), time.GetUtcNow());
        if (!JsonNode.DeepEquals(obj["spec"], old["spec"]))
        {
            obj.Metadata()["generation"] = old.Generation() + 1;
        }
    }

    public override void PrepareForDelete(JsonObject obj)
    {
        obj.SetFinalizers([.. obj.Finalizers().Union([CustomResourceDefinition.CleanupFinalizer])]);
        DefinitionStatus.Terminate(obj, time.GetUtcNow());
    }

    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        errors.AddRange(CrdValidation.Validate(obj, old));
        return [];
    }

    private IEnumerable<JsonObject> Others(JsonObject definition) =>
        store.Snapshot(CustomResourceDefinition.Resource).Objects.After(null, "")
            .Where(stored => stored.Key.Name != definition.Name())
            .Select(stored => stored.ToJsonObject());
}
