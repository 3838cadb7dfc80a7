using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Cel;

/// <summary>Words the refusal of a value by a rule.</summary>
internal static class RuleRefusal
{
    public static FieldError Of(CompiledRule rule, FieldPath path, JsonNode value, StructuralSchema schema, string detail)
    {
        var type = rule.Rule.Reason switch
        {
            "FieldValueForbidden" => FieldErrorType.Forbidden,
            "FieldValueRequired" => FieldErrorType.Required,
            "FieldValueDuplicate" => FieldErrorType.Duplicate,
            _ => FieldErrorType.Invalid,
        };
        return new FieldError(path, type, value, type == FieldErrorType.Duplicate ? "" : detail)
        {
            HidesValue = schema.Type is "object" or "array",
        };
    }
}
