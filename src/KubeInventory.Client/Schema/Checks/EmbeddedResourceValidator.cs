using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks that resources inside an object (<c>x-kubernetes-embedded-resource</c>) have an apiVersion, a kind and sound metadata.</summary>
internal static class EmbeddedResourceValidator
{
    public static void Validate(JsonNode? value, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        if (value is JsonArray list && schema.Items is { } items)
        {
            for (var index = 0; index < list.Count; index++)
            {
                Validate(list[index], items, path.Index(index), errors);
            }
        }
        else if (value is JsonObject map)
        {
            ValidateMap(map, schema, path, errors);
        }
    }

    private static void ValidateMap(JsonObject map, StructuralSchema schema, FieldPath path, FieldErrors errors)
    {
        if (schema.EmbeddedResource)
        {
            ValidateResource(map, path, errors);
        }

        foreach (var (name, field) in map)
        {
            if (schema.Properties.TryGetValue(name, out var property))
            {
                Validate(field, property, path.Child(name), errors);
            }
            else if (schema.AdditionalProperties is { } additional)
            {
                Validate(field, additional, path.Key(name), errors);
            }
        }
    }

    private static void ValidateResource(JsonObject resource, FieldPath path, FieldErrors errors)
    {
        ValidateText(resource, "apiVersion", CheckApiVersion, path, errors);
        ValidateText(resource, "kind", CheckKind, path, errors);
        if (resource["metadata"] is JsonObject metadata)
        {
            ObjectMetaValidator.Validate(metadata, Names.CheckPathSegment, path.Child("metadata"), errors);
        }
        else if (resource["metadata"] is { } other)
        {
            errors.Invalid(path.Child("metadata"), other.DeepClone(), "must be an object");
        }
    }

    private static void ValidateText(
        JsonObject resource, string name, Func<string, IEnumerable<string>> check, FieldPath path, FieldErrors errors)
    {
        if (!resource.TryGetPropertyValue(name, out var value))
        {
            errors.Required(path.Child(name));
        }
        else if (value?.GetValueKind() != JsonValueKind.String)
        {
            errors.Invalid(path.Child(name), value?.DeepClone(), "must be a string");
        }
        else
        {
            foreach (var complaint in value.GetValue<string>() is { Length: > 0 } text ? check(text) : ["must not be empty"])
            {
                errors.Invalid(path.Child(name), value.DeepClone(), complaint);
            }
        }
    }

    private static IEnumerable<string> CheckApiVersion(string apiVersion) =>
        apiVersion.Count(letter => letter == '/') > 1 ? [$"unexpected GroupVersion string: {apiVersion}"] : [];

    private static IEnumerable<string> CheckKind(string kind) =>
        Names.CheckDns1035Label(kind.ToLowerInvariant()).Select(complaint => $"may have mixed case, but should otherwise match: {complaint}");
}
