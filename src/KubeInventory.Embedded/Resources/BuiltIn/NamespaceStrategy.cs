using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Namespaces: a label with the name, for selectors, and a phase.</summary>
internal sealed class NamespaceStrategy(StructuralSchema schema) : BuiltInStrategy(schema)
{
    public override bool HoldsObjects => true;

    public override IEnumerable<string> CheckName(string name) => Names.CheckLabel(name);

    public override void PrepareForCreate(JsonObject obj)
    {
        obj["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") };
        obj["status"] = new JsonObject { ["phase"] = "Active" };
        Label(obj);
    }

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource)
    {
        obj.SetOrRemove("spec", old["spec"]);
        obj.SetOrRemove("status", old["status"]);
        Label(obj);
    }

    public override void PrepareForDelete(JsonObject obj) => obj["status"] = new JsonObject { ["phase"] = "Terminating" };

    private static void Label(JsonObject obj)
    {
        var metadata = obj.Metadata();
        if (metadata.Map("labels") is not { } labels)
        {
            metadata["labels"] = labels = [];
        }

        labels["kubernetes.io/metadata.name"] = obj.Name();
    }
}
