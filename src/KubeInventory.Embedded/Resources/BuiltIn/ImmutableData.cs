using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>The <c>immutable</c> flag of ConfigMaps and Secrets: once set, neither it nor the data change.</summary>
internal static class ImmutableData
{
    public static void Check(JsonObject obj, JsonObject? old, IEnumerable<string> fields, FieldErrors errors)
    {
        if (old is null || !old.Flag("immutable"))
        {
            return;
        }

        if (!obj.Flag("immutable"))
        {
            errors.Forbidden(FieldPath.Of("immutable"), "field is immutable when `immutable` is set");
        }

        foreach (var field in fields.Where(field => !JsonNode.DeepEquals(obj[field], old[field])))
        {
            errors.Forbidden(FieldPath.Of(field), "field is immutable when `immutable` is set");
        }
    }
}
