using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>The rules of <c>x-kubernetes-list-type</c>, <c>x-kubernetes-list-map-keys</c> and <c>x-kubernetes-map-type</c>.</summary>
internal sealed class ListTypeRules(FieldErrors errors)
{
    private const string ListType = "x-kubernetes-list-type";
    private const string MapKeys = "x-kubernetes-list-map-keys";
    private const string MapType = "x-kubernetes-map-type";

    public void Validate(JsonObject schema, FieldPath path)
    {
        if (schema.Text(MapType) is { } mapType)
        {
            RequireType(schema, "object", MapType, path);
            CheckOneOf(mapType, ["atomic", "granular"], path.Child(MapType));
        }

        var keys = schema.Texts(MapKeys);
        if (schema.Text(ListType) is not { } listType)
        {
            if (keys.Count > 0)
            {
                errors.Required(path.Child(ListType), $"must be map if {MapKeys} is non-empty");
            }

            return;
        }

        RequireType(schema, "array", ListType, path);
        CheckOneOf(listType, ["atomic", "set", "map"], path.Child(ListType));
        if (keys.Count > 0 && listType != "map")
        {
            errors.Invalid(path.Child(ListType), listType, $"must be map if {MapKeys} is non-empty");
        }

        if (listType is "set" or "map" && (schema.Map("items")?.Flag("nullable") ?? false))
        {
            errors.Forbidden(path.Child("items").Child("nullable"), $"cannot be nullable when {ListType} is {listType}");
        }

        if (listType == "set" && SchemaKeywords.TypeOf(schema) == "array")
        {
            ValidateSet(schema, path);
        }
        else if (listType == "map")
        {
            ValidateMap(schema, keys, path);
        }
    }

    private void RequireType(JsonObject schema, string type, string because, FieldPath path)
    {
        var actual = SchemaKeywords.TypeOf(schema);
        if (actual.Length == 0)
        {
            errors.Required(path.Child("type"), $"must be {type} if {because} is specified");
        }
        else if (actual != type)
        {
            errors.Invalid(path.Child("type"), actual, $"must be {type} if {because} is specified");
        }
    }

    private void CheckOneOf(string value, string[] allowed, FieldPath path)
    {
        if (!allowed.Contains(value))
        {
            errors.NotSupported(path, value, allowed);
        }
    }

    // Items of a set are compared whole.
    private void ValidateSet(JsonObject schema, FieldPath path)
    {
        const string Reason = "must be atomic as item of a list with x-kubernetes-list-type=set";
        if (schema.Map("items") is not { } items)
        {
            return;
        }

        var itemListType = items.Text(ListType);
        if (SchemaKeywords.TypeOf(items) == "array" && itemListType is not (null or "atomic"))
        {
            errors.Invalid(path.Child("items").Child(ListType), itemListType, Reason);
        }
        else if (SchemaKeywords.TypeOf(items) == "object" && items.Text(MapType) != "atomic")
        {
            errors.Invalid(path.Child("items").Child(MapType), items[ListType]?.DeepClone(), Reason);
        }
    }

    private void ValidateMap(JsonObject schema, IReadOnlyList<string> keys, FieldPath path)
    {
        if (keys.Count == 0)
        {
            errors.Required(path.Child(MapKeys), $"must not be empty if {ListType} is map");
        }

        if (schema["items"] is null)
        {
            errors.Required(path.Child("items"), $"must have a schema if {ListType} is map");
        }
        else if (schema.Map("items") is not { } items)
        {
            errors.Invalid(path.Child("items"), schema["items"]!.DeepClone(), $"must only have a single schema if {ListType} is map");
        }
        else if (SchemaKeywords.TypeOf(items) != "object")
        {
            errors.Invalid(path.Child("items").Child("type"), SchemaKeywords.TypeOf(items), $"must be object if parent array's {ListType} is map");
        }
        else
        {
            ValidateKeys(schema, items, keys, path);
        }
    }

    private void ValidateKeys(JsonObject schema, JsonObject items, IReadOnlyList<string> keys, FieldPath path)
    {
        for (var index = 0; index < keys.Count; index++)
        {
            var keyPath = path.Child("items").Child("properties").Key(keys[index]);
            if (items.Map("properties")?[keys[index]] is JsonObject property)
            {
                ValidateKey(property, items.Texts("required").Contains(keys[index]), keyPath);
            }
            else
            {
                errors.Invalid(path.Child(MapKeys), schema[MapKeys]!.DeepClone(), "entries must all be names of item properties");
            }

            if (keys.Take(index).Contains(keys[index]))
            {
                errors.Invalid(path.Child(MapKeys), schema[MapKeys]!.DeepClone(), "must not contain duplicate entries");
            }
        }
    }

    private void ValidateKey(JsonObject property, bool isRequired, FieldPath path)
    {
        const string Because = $"this property is in {MapKeys}, so it";
        if (SchemaKeywords.TypeOf(property) is "array" or "object")
        {
            errors.Invalid(path.Child("type"), "object", $"must be a scalar type if parent array's {ListType} is map");
        }

        if (!isRequired && property["default"] is null)
        {
            errors.Required(path.Child("default"), $"{Because} must have a default or be a required property");
        }

        if (property.Flag("nullable"))
        {
            errors.Forbidden(path.Child("nullable"), $"{Because} cannot be nullable");
        }
    }
}
