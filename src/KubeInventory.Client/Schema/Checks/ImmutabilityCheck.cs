using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks what a schema says must never change, by the rule <c>self == oldSelf</c>: the one rule that needs no CEL.</summary>
internal static class ImmutabilityCheck
{
    public static void Check(JsonNode? value, JsonNode? old, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        // As a rule sees neither side of what came or went.
        if (value is null || old is null)
        {
            return;
        }

        foreach (var rule in schema.Validations)
        {
            if (IsImmutability(rule.Rule) && !JsonNode.DeepEquals(value, old))
            {
                errors.Add(Refuse(rule, value, schema, path));
            }
        }

        switch (value)
        {
            case JsonObject map:
                CheckFields(map, CorrelatedValue.Of(old), schema, path, errors);
                break;
            case JsonArray list when schema.Items is { } items:
                for (var index = 0; index < list.Count; index++)
                {
                    Check(list[index], CorrelatedValue.Of(old).Item(list[index], schema).Value, items, path.Index(index), errors);
                }

                break;
        }
    }

    public static bool IsImmutability(string rule) =>
        rule.Replace(" ", "", StringComparison.Ordinal) is "self==oldSelf" or "oldSelf==self";

    private static void CheckFields(JsonObject map, CorrelatedValue old, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, field) in map)
        {
            var before = old.Field(name).Value;
            if (schema.Properties.TryGetValue(name, out var property))
            {
                Check(field, before, property, path.Child(name), errors);
            }
            else if (schema.AdditionalProperties is { } values)
            {
                Check(field, before, values, path.Key(name), errors);
            }
        }
    }

    private static FieldError Refuse(ValidationRule rule, JsonNode value, StructuralSchema schema, FieldPath path)
    {
        var type = rule.Reason switch
        {
            "FieldValueForbidden" => FieldErrorType.Forbidden,
            "FieldValueRequired" => FieldErrorType.Required,
            "FieldValueDuplicate" => FieldErrorType.Duplicate,
            _ => FieldErrorType.Invalid,
        };
        var detail = type == FieldErrorType.Duplicate ? "" : rule.Message ?? $"failed rule: {rule.Rule}";
        return new FieldError(path, type, value.DeepClone(), detail) { HidesValue = value is JsonObject or JsonArray };
    }
}
