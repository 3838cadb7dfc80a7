using KubeInventory.Client.Schema;


namespace KubeInventory.Embedded.Cel;

/// <summary>What rules see of the root of a resource, own or embedded, whatever the schema says of metadata.</summary>
internal static class ResourceRoot
{
    private static readonly StructuralSchema Text = new() { Type = "string" };

    private static readonly StructuralSchema Metadata = new()
    {
        Type = "object",
        Properties = new Dictionary<string, StructuralSchema> { ["name"] = Text, ["generateName"] = Text },
    };

    public static StructuralSchema WithTypeAndMeta(StructuralSchema schema) => SaysAll(schema) ? schema : schema with
    {
        Properties = new Dictionary<string, StructuralSchema>(schema.Properties)
        {
            ["apiVersion"] = Text,
            ["kind"] = Text,
            ["metadata"] = Metadata,
        },
    };

    private static bool SaysAll(StructuralSchema schema) =>
        IsOfType(schema, "apiVersion", "string") && IsOfType(schema, "kind", "string") && IsOfType(schema, "metadata", "object")
        && IsOfType(schema.Properties["metadata"], "name", "string") && IsOfType(schema.Properties["metadata"], "generateName", "string");

    private static bool IsOfType(StructuralSchema schema, string property, string type) =>
        schema.Properties.GetValueOrDefault(property)?.Type == type;
}
