using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Secrets: <c>stringData</c> is a way to write <c>data</c>, and is never read back.</summary>
internal sealed class SecretStrategy(StructuralSchema schema) : BuiltInStrategy(schema)
{
    public override void PrepareForCreate(JsonObject obj) => Encode(obj);

    public override void PrepareForUpdate(JsonObject obj, JsonObject old, string subresource) => Encode(obj);

    public override IReadOnlyList<string> Validate(JsonObject obj, JsonObject? old, string subresource, FieldErrors errors)
    {
        ImmutableData.Check(obj, old, ["data"], errors);
        if (old is not null && obj.Text("type") != old.Text("type"))
        {
            errors.Invalid(FieldPath.Of("type"), obj["type"], "field is immutable");
        }

        return [];
    }

    private static void Encode(JsonObject obj)
    {
        foreach (var (key, value) in obj.Map("stringData") ?? [])
        {
            if (obj.Map("data") is not { } data)
            {
                obj["data"] = data = [];
            }

            data[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value?.ToString() ?? ""));
        }

        obj.Remove("stringData");
        obj["type"] ??= "Opaque";
    }
}
