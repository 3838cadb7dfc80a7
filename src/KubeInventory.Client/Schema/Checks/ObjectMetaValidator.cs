using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeInventory.Client.Schema;

/// <summary>Checks the names, labels, annotations, owners and finalizers in an object's metadata.</summary>
internal static class ObjectMetaValidator
{
    private const int MaxAnnotationsBytes = 256 * 1024;

    private static readonly string[] OwnerIdentity = ["kind", "name", "uid"];

    /// <summary>Checks metadata; a missing name is the caller's business, and so is whether there has to be a namespace.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="checkName">What is wrong with a name of this kind of object.</param>
    /// <param name="path">Where the metadata is.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static void Validate(JsonObject metadata, Func<string, IEnumerable<string>> checkName, FieldPath path, FieldErrors errors)
    {
        if (metadata.Text("generateName") is { Length: > 0 } prefix)
        {
            // Whatever is appended makes a trailing hyphen or dot legal.
            Complain(prefix, checkName(prefix.EndsWith('-') || prefix.EndsWith('.') ? prefix[..^1] + "a" : prefix), path.Child("generateName"), errors);
        }

        if (metadata.Text("name") is { Length: > 0 } name)
        {
            Complain(name, checkName(name), path.Child("name"), errors);
        }

        if (metadata.Text("namespace") is { Length: > 0 } space)
        {
            Complain(space, Names.CheckLabel(space), path.Child("namespace"), errors);
        }

        if (metadata.Count("generation") < 0)
        {
            errors.Invalid(path.Child("generation"), metadata["generation"]!.DeepClone(), "must be greater than or equal to 0");
        }

        ValidateLabels(metadata.Map("labels"), path.Child("labels"), errors);
        ValidateAnnotations(metadata.Map("annotations"), path.Child("annotations"), errors);
        ValidateOwners(metadata, path.Child("ownerReferences"), errors);
        ValidateFinalizers(metadata, path.Child("finalizers"), errors);
    }

    private static void ValidateLabels(JsonObject? labels, FieldPath path, FieldErrors errors)
    {
        foreach (var (key, value) in labels ?? [])
        {
            Complain(key, Names.CheckQualifiedName(key), path, errors);
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                Complain(value.GetValue<string>(), Names.CheckLabelValue(value.GetValue<string>()), path, errors);
            }
        }
    }

    private static void ValidateAnnotations(JsonObject? annotations, FieldPath path, FieldErrors errors)
    {
        var bytes = 0L;
        foreach (var (key, value) in annotations ?? [])
        {
            Complain(key, Names.CheckQualifiedName(key.ToLowerInvariant()), path, errors);
            bytes += System.Text.Encoding.UTF8.GetByteCount(key)
                + (value?.GetValueKind() == JsonValueKind.String ? System.Text.Encoding.UTF8.GetByteCount(value.GetValue<string>()) : 0);
        }

        if (bytes > MaxAnnotationsBytes)
        {
            errors.TooLong(path, MaxAnnotationsBytes);
        }
    }

    private static void ValidateOwners(JsonObject metadata, FieldPath path, FieldErrors errors)
    {
        string? controller = null;
        foreach (var owner in metadata.Maps("ownerReferences"))
        {
            ValidateOwner(owner, path, errors);
            if (!owner.Flag("controller"))
            {
                continue;
            }

            var current = $"{owner.Text("kind")}/{owner.Text("name")}";
            if (controller is not null)
            {
                errors.Invalid(
                    path,
                    metadata["ownerReferences"]!.DeepClone(),
                    $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {current}");
            }

            controller ??= current;
        }
    }

    private static void ValidateOwner(JsonObject owner, FieldPath path, FieldErrors errors)
    {
        var apiVersion = owner.Text("apiVersion") ?? "";
        if (apiVersion.Length == 0 || apiVersion.EndsWith('/') || apiVersion.Count(letter => letter == '/') > 1)
        {
            errors.Invalid(path.Child("apiVersion"), apiVersion, "version must not be empty");
        }

        foreach (var required in OwnerIdentity.Where(field => string.IsNullOrEmpty(owner.Text(field))))
        {
            errors.Invalid(path.Child(required), "", "must not be empty");
        }

        if (apiVersion == "v1" && owner.Text("kind") == "Event")
        {
            errors.Invalid(path, owner.DeepClone(), "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static void ValidateFinalizers(JsonObject metadata, FieldPath path, FieldErrors errors)
    {
        var finalizers = metadata.Texts("finalizers");
        foreach (var finalizer in finalizers)
        {
            Complain(finalizer, Names.CheckQualifiedName(finalizer), path, errors);
        }

        if (finalizers.Contains("orphan") && finalizers.Contains("foregroundDeletion"))
        {
            errors.Invalid(path, metadata["finalizers"]!.DeepClone(), "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void Complain(string value, IEnumerable<string> complaints, FieldPath path, FieldErrors errors)
    {
        foreach (var complaint in complaints)
        {
            errors.Invalid(path, JsonValue.Create(value), complaint);
        }
    }
}
