using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Judges an object by its schema: values, embedded resources and keyed lists. CEL rules come after, unless <see cref="BlocksRules"/>.</summary>
internal static class SchemaValidator
{
    /// <summary>The complaint that stands for the rules that were not run.</summary>
    public const string RulesNotChecked =
        "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation";

    /// <summary>Judges an object on creation, or on update when its old self is given: what was wrong before and has not changed passes.</summary>
    public static void Validate(JsonObject obj, StructuralSchema schema, FieldErrors errors, JsonObject? old = null)
    {
        var before = old is null ? CorrelatedValue.Unknown : CorrelatedValue.Of(old);
        errors.AddRange(new ValueValidator(FieldPath.Root).Validate(obj, schema, "", before).Errors);
        ValidateStructure(obj, schema, errors, old);
    }

    /// <summary>Judges an object after an update of its status subresource.</summary>
    public static void ValidateStatus(JsonObject obj, StructuralSchema schema, FieldErrors errors, JsonObject old)
    {
        if (obj.TryGetPropertyValue("status", out var status) && schema.Properties.TryGetValue("status", out var statusSchema))
        {
            var before = CorrelatedValue.Of(old).Field("status");
            errors.AddRange(new ValueValidator(FieldPath.Of("status")).Validate(status, statusSchema, "", before).Errors);
        }

        ValidateStructure(obj, schema, errors, old);
    }

    /// <summary>Whether the errors are such that CEL rules cannot rely on the object; then <see cref="RulesNotChecked"/> is due.</summary>
    public static bool BlocksRules(FieldErrors errors) => errors.Any(error =>
        error.Type == FieldErrorType.NotSupported || error.Type == FieldErrorType.Required || error.Type == FieldErrorType.TooLong
        || error.Type == FieldErrorType.TooMany || error.Type == FieldErrorType.TypeInvalid);

    private static void ValidateStructure(JsonObject obj, StructuralSchema schema, FieldErrors errors, JsonObject? old)
    {
        EmbeddedResourceValidator.Validate(obj, schema, FieldPath.Root, errors);
        if (old is null || !HasListErrors(old, schema))
        {
            ListTypeValidator.Validate(obj, schema, FieldPath.Root, errors);
        }
    }

    private static bool HasListErrors(JsonObject old, StructuralSchema schema)
    {
        var errors = new FieldErrors();
        ListTypeValidator.Validate(old, schema, FieldPath.Root, errors);
        return errors.Count > 0;
    }
}
