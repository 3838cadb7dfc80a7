using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Client;

/// <summary>Finds before a write what an API server would refuse by the kind's schema.</summary>
/// <remarks>
/// Checked are required fields, bounds, lengths, patterns, formats, allowed values, <c>oneOf</c> and its like, repeated items and keys of
/// lists, and what may never change; after defaults are filled in, as the server does. Not checked are CEL rules other than
/// <c>self == oldSelf</c>, admission webhooks, and newer schemas than the one that the type was made from.
/// </remarks>
public static class ModelValidation
{
    /// <summary>Everything in which an object, or a part of one, violates its schema; empty if nothing does. Throws for no content.</summary>
    public static IReadOnlyList<SchemaViolation> Validate<T>(this T model)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        return Validate(model, old: null);
    }

    /// <summary>
    /// Everything in which an object violates its schema as the successor of <paramref name="old"/>: fields that must not change count,
    /// and what was wrong before and has not changed does not.
    /// </summary>
    public static IReadOnlyList<SchemaViolation> ValidateUpdate<T>(this T model, T old)
        where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(old);
        return Validate(model, old);
    }

    private static SchemaViolation[] Validate<T>(T model, T? old)
        where T : class, IModel<T>
    {
        var schema = ModelSchemaAttribute.StructureOf(typeof(T));
        if (ReferenceEquals(schema, StructuralSchema.Empty))
        {
            return [];
        }

        var errors = new FieldErrors();
        var value = ToJson(model, schema);
        var oldValue = old is null ? null : ToJson(old, schema);
        SchemaValidator.Validate(value, schema, errors, oldValue);
        if (oldValue is not null)
        {
            ImmutabilityCheck.Check(value, oldValue, schema, FieldPath.Root, errors);
        }

        return [.. errors.Select(static error => new SchemaViolation(PathOf(error), error.Message))];
    }

    private static string PathOf(FieldError error) =>
        (error.Subject ?? error.Path) is { IsRoot: false } path ? path.ToString() : "";

    private static JsonObject ToJson<T>(T model, StructuralSchema schema)
        where T : class, IModel<T>
    {
        using var text = new ModelJsonWriter();
        model.WriteJson(text);
        var json = (JsonObject)JsonNode.Parse(text.Written.Span)!;
        SchemaDefaulter.Default(json, schema);
        return json;
    }
}
