using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks a value and what is below it against a schema, in the steps and with the texts of kube-apiserver.</summary>
/// <param name="parent">Where the value as a whole is; paths in messages are relative to it.</param>
internal sealed class ValueValidator(FieldPath parent)
{
    /// <summary>Checks a value; what was so before the update and has not changed is forgiven.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="path">Its path below the parent; empty for the parent itself.</param>
    /// <param name="old">What it was before.</param>
    public ValidationResult Validate(JsonNode? value, StructuralSchema schema, string path, CorrelatedValue old)
    {
        var result = Check(value, schema, path, old);
        if (!result.IsValid && old.IsKnown && JsonNode.DeepEquals(value, old.Value))
        {
            result.Forgive();
        }

        return result;
    }

    /// <summary>Checks a value as one alternative of a schema, which alone is not forgiven.</summary>
    internal ValidationResult Check(JsonNode? value, StructuralSchema schema, string path, CorrelatedValue old)
    {
        var place = new ValidationPlace(parent, path);
        var result = new ValidationResult();
        if (TypeCheck.Applies(schema))
        {
            Apply(result, TypeCheck.Find(value, schema, place));
        }

        if (value is null)
        {
            result.Add(EnumCheck.Find(value, schema, place));
            return result;
        }

        new JunctorCheck(this, place).Check(value, schema, old, result);
        CheckKind(value, schema, place, old, result);
        Apply(result, EnumCheck.Find(value, schema, place));
        result.Match();
        return result;
    }

    private static void Apply(ValidationResult result, FieldError? error)
    {
        result.Add(error);
        result.Match();
    }

    private void CheckKind(JsonNode value, StructuralSchema schema, ValidationPlace place, CorrelatedValue old, ValidationResult result)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                StringCheck.Check(value.GetValue<string>(), schema, place, result);
                break;
            case JsonValueKind.Number:
                NumberCheck.Check(value, schema, place, result);
                break;
            case JsonValueKind.Array:
                CheckList(value.AsArray(), schema, place, old, result);
                break;
            case JsonValueKind.Object:
                CheckMap(value.AsObject(), schema, place, old, result);
                break;
        }
    }

    private void CheckList(JsonArray list, StructuralSchema schema, ValidationPlace place, CorrelatedValue old, ValidationResult result)
    {
        if (schema.Items is { } items)
        {
            for (var index = 0; index < list.Count; index++)
            {
                result.Merge(Validate(list[index], items, $"{place.Path}[{index}]", old.Item(list[index], schema)));
            }
        }

        result.Add(SizeCheck.FindItems(list, schema, place));
        result.Match();
        result.Match();
    }

    private void CheckMap(JsonObject map, StructuralSchema schema, ValidationPlace place, CorrelatedValue old, ValidationResult result)
    {
        result.Add(SizeCheck.FindProperties(map, schema, place));
        foreach (var (name, field) in map)
        {
            var isRegular = schema.Properties.TryGetValue(name, out var property);
            if (!isRegular && schema.ForbidsAdditionalProperties)
            {
                result.Add(place.Invalid(JsonValue.Create(name), $"{place.Path}.{name} in body is a forbidden property"));
            }
            else if (isRegular || schema.AdditionalProperties is not null)
            {
                var path = isRegular && place.Path.Length == 0 ? name : $"{place.Path}.{name}";
                // An apiVersion is not what was stored: both sides were converted to the same one.
                var before = place.Path.Length == 0 && name is ("apiVersion" or "kind") ? CorrelatedValue.Unknown : old.Field(name);
                result.Merge(Validate(field, property ?? schema.AdditionalProperties!, path, before));
            }
        }

        foreach (var name in schema.Required)
        {
            if (!map.ContainsKey(name))
            {
                result.Add(place.Child(name).Required());
            }
        }

        result.Match();
    }
}
