using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks the paths of a scale subresource.</summary>
internal static class CrdSubresourcesValidation
{
    public static void Validate(JsonObject? subresources, FieldPath path, FieldErrors errors)
    {
        if (subresources?.Map("scale") is not { } scale)
        {
            return;
        }

        Check(scale, "specReplicasPath", [".spec."], ".spec", path, errors);
        Check(scale, "statusReplicasPath", [".status."], ".status", path, errors);
        if (scale.Text("labelSelectorPath") is { Length: > 0 })
        {
            Check(scale, "labelSelectorPath", [".spec.", ".status."], "either .spec or .status", path, errors);
        }
    }

    private static void Check(JsonObject scale, string field, string[] prefixes, string place, FieldPath path, FieldErrors errors)
    {
        var fieldPath = path.Child($"scale.{field}");
        var text = scale.Text(field);
        if (string.IsNullOrEmpty(text))
        {
            errors.Required(fieldPath);
        }
        else if (!text.StartsWith('.'))
        {
            errors.Invalid(fieldPath, text, "must be a simple json path starting with .");
        }
        else if (!prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal)))
        {
            errors.Invalid(fieldPath, text, $"should be a json path under {place}");
        }
    }
}
