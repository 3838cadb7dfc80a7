using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Namespaces: a label with the name, for selectors, and a phase.</summary>
internal sealed class NamespaceStrategy : ResourceStrategy
{
    public override string? RefuseName(string name) => NameSyntax.RefuseLabel(name);

    public override void PrepareForCreate(JsonObject obj) => Label(obj);

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource) => Label(obj);

    private static void Label(JsonObject obj)
    {
        var metadata = obj.Metadata();
        if (metadata.Map("labels") is not { } labels)
        {
            metadata["labels"] = labels = [];
        }

        labels["kubernetes.io/metadata.name"] = obj.Name();
        obj["spec"] ??= new JsonObject();
        obj["status"] = new JsonObject { ["phase"] = obj.IsBeingDeleted() ? "Terminating" : "Active" };
    }
}
