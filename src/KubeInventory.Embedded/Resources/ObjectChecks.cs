using System.Text;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Schema;
using KubeInventory.Embedded.Selectors;

namespace KubeInventory.Embedded.Resources;

/// <summary>Validates objects before they are stored: metadata as all kinds have it, then what the kind itself demands.</summary>
internal static class ObjectChecks
{
    private const int MaxAnnotationBytes = 256 * 1024;

    private static readonly FieldPath Metadata = FieldPath.Of("metadata");

    /// <exception cref="StatusException">422 with all complaints.</exception>
    public static void Validate(ServedResource resource, JsonObject obj, JsonObject? old)
    {
        var errors = new FieldErrors();
        CheckName(resource, obj, errors);
        CheckLabels(obj, errors);
        CheckAnnotations(obj, errors);
        CheckFinalizers(obj, old, errors);
        if (old is not null)
        {
            CheckImmutable(obj, old, errors);
        }

        resource.Strategy.Validate(obj, old, errors);
        if (errors.Count > 0)
        {
            throw StatusException.Invalid(resource.QualifiedKind, obj.Name(), errors);
        }
    }

    private static void CheckName(ServedResource resource, JsonObject obj, FieldErrors errors)
    {
        if (obj.Name() is not { Length: > 0 } name)
        {
            errors.Required(Metadata.Child("name"), "name or generateName is required");
        }
        else if (resource.Strategy.RefuseName(name) is { } refusal)
        {
            errors.Invalid(Metadata.Child("name"), name, refusal);
        }
    }

    private static void CheckLabels(JsonObject obj, FieldErrors errors)
    {
        var path = Metadata.Child("labels");
        foreach (var (key, value) in obj.Metadata().Map("labels") ?? [])
        {
            foreach (var complaint in LabelSyntax.ComplaintsAboutKey(key))
            {
                errors.Invalid(path, key, complaint);
            }

            foreach (var complaint in LabelSyntax.ComplaintsAboutValue(value?.ToString() ?? ""))
            {
                errors.Invalid(path, value, complaint);
            }
        }
    }

    private static void CheckAnnotations(JsonObject obj, FieldErrors errors)
    {
        var path = Metadata.Child("annotations");
        var bytes = 0L;
        foreach (var (key, value) in obj.Metadata().Map("annotations") ?? [])
        {
            foreach (var complaint in LabelSyntax.ComplaintsAboutKey(key.ToLowerInvariant()))
            {
                errors.Invalid(path, key, complaint);
            }

            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value?.ToString() ?? "");
        }

        if (bytes > MaxAnnotationBytes)
        {
            errors.TooLong(path, MaxAnnotationBytes);
        }
    }

    private static void CheckFinalizers(JsonObject obj, JsonObject? old, FieldErrors errors)
    {
        var path = Metadata.Child("finalizers");
        foreach (var finalizer in obj.Finalizers())
        {
            foreach (var complaint in LabelSyntax.ComplaintsAboutKey(finalizer))
            {
                errors.Invalid(path, finalizer, complaint);
            }
        }

        var added = old is not null && old.IsBeingDeleted() ? obj.Finalizers().Except(old.Finalizers()).ToList() : [];
        if (added.Count > 0)
        {
            var texts = string.Join(", ", added.Select(GoText.Quote));
            errors.Forbidden(path, $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{texts}}}");
        }
    }

    private static void CheckImmutable(JsonObject obj, JsonObject old, FieldErrors errors)
    {
        foreach (var field in new[] { "name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds" })
        {
            var value = obj.Metadata()[field];
            if (!JsonNode.DeepEquals(value, old.Metadata()[field]))
            {
                errors.Invalid(Metadata.Child(field), value, "field is immutable");
            }
        }
    }
}
