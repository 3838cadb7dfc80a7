using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>What rules see of the root of a resource, own or embedded, whatever the schema says of metadata.</summary>
internal static class ResourceRoot
{
    private const long MaxNameLength = 253;

    private static readonly StructuralSchema Text = new() { Type = "string" };

    public static StructuralSchema WithTypeAndMeta(StructuralSchema schema)
    {
        var metadata = schema.Properties.GetValueOrDefault("metadata");
        return schema with
        {
            Properties = new Dictionary<string, StructuralSchema>(schema.Properties)
            {
                ["apiVersion"] = Text,
                ["kind"] = Text,
                ["metadata"] = new StructuralSchema
                {
                    Type = "object",
                    Properties = new Dictionary<string, StructuralSchema>
                    {
                        ["name"] = Name(metadata, "name", MaxNameLength),
                        ["generateName"] = Name(metadata, "generateName", MaxNameLength - 1),
                    },
                },
            },
        };
    }

    private static StructuralSchema Name(StructuralSchema? metadata, string name, long limit) =>
        Text with { MaxLength = Math.Min(metadata?.Properties.GetValueOrDefault(name)?.MaxLength ?? limit, limit) };
}
