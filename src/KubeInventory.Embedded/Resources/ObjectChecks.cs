using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Http;

namespace KubeInventory.Embedded.Resources;

/// <summary>Validates objects before they are stored: metadata as all kinds have it, then what the kind itself demands.</summary>
internal static class ObjectChecks
{
    private static readonly FieldPath Metadata = FieldPath.Of("metadata");

    /// <returns>Warnings for the client.</returns>
    /// <exception cref="StatusException">422 with all complaints.</exception>
    public static IReadOnlyList<string> Validate(ServedResource resource, JsonObject obj, JsonObject? old, string subresource = "")
    {
        var errors = new FieldErrors();
        if (obj.Name().Length == 0)
        {
            errors.Required(Metadata.Child("name"), "name or generateName is required");
        }

        ObjectMetaValidator.Validate(obj.Metadata(), resource.Strategy.CheckName, Metadata, errors);
        if (old is not null)
        {
            CheckNewFinalizers(obj, old, errors);
            CheckImmutable(obj, old, errors);
        }

        var warnings = resource.Strategy.Validate(obj, old, subresource, errors);
        return errors.Count == 0 ? warnings : throw StatusException.Invalid(resource.QualifiedKind, obj.Name(), errors);
    }

    private static void CheckNewFinalizers(JsonObject obj, JsonObject old, FieldErrors errors)
    {
        var added = old.IsBeingDeleted() ? obj.Finalizers().Except(old.Finalizers()).ToList() : [];
        if (added.Count > 0)
        {
            var texts = string.Join(", ", added.Select(GoText.Quote));
            errors.Forbidden(
                Metadata.Child("finalizers"),
                $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{texts}}}");
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
