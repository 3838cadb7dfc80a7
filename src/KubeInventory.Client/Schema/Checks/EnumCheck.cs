using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks that a value is one of those allowed. Null never is, even where it is listed, as in kube-apiserver.</summary>
internal static class EnumCheck
{
    public static FieldError? Find(JsonNode? value, StructuralSchema schema, ValidationPlace place)
    {
        if (schema.Enum is not { Count: > 0 } allowed || (value is not null && allowed.Any(one => JsonNode.DeepEquals(one, value))))
        {
            return null;
        }

        return place.NotSupported(value?.DeepClone(), allowed.Select(Text));
    }

    private static string Text(JsonNode? allowed) =>
        allowed?.GetValueKind() == JsonValueKind.String ? allowed.GetValue<string>() : GoText.Json(allowed);
}
