using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Whether a CustomResourceDefinition is acceptable, judged as apiextensions v1 judges it. The definition has been defaulted.</summary>
internal static class CrdValidation
{
    private const string ApprovalAnnotation = "api-approved.kubernetes.io";

    /// <summary>Judges a new definition, or one that replaces an old one.</summary>
    public static FieldErrors Validate(JsonObject crd, JsonObject? old = null)
    {
        var errors = new FieldErrors();
        var spec = crd.Map("spec") ?? [];
        var path = FieldPath.Of("spec");
        ValidateMetadata(crd, spec, errors);
        ValidateGroup(spec, path, errors);
        ValidateScope(spec, path, errors);
        CrdNamesValidation.Validate(spec.Map("names") ?? [], path.Child("names"), errors);
        new CrdVersionsValidation(spec, path, errors).Validate();
        CrdConversionValidation.Validate(spec, path.Child("conversion"), errors);
        ValidatePreservation(spec, path, errors);
        ValidateStoredVersions(crd, spec, errors);
        ValidateApproval(crd, spec, old, errors);
        if (old is not null)
        {
            ValidateUpdate(spec, old, path, errors);
        }

        return errors;
    }

    private static void ValidateMetadata(JsonObject crd, JsonObject spec, FieldErrors errors)
    {
        var required = $"{spec.Map("names")?.Text("plural")}.{spec.Text("group")}";
        var metadata = crd.Map("metadata") ?? [];
        if (string.IsNullOrEmpty(metadata.Text("name")))
        {
            errors.Required(FieldPath.Of("metadata").Child("name"), "name or generateName is required");
        }

        ObjectMetaValidator.Validate(
            metadata,
            name => [.. Names.CheckSubdomain(name), .. name == required ? Array.Empty<string>() : ["must be spec.names.plural+\".\"+spec.group"]],
            FieldPath.Of("metadata"),
            errors);
    }

    private static void ValidateGroup(JsonObject spec, FieldPath path, FieldErrors errors)
    {
        var group = spec.Text("group");
        if (string.IsNullOrEmpty(group))
        {
            errors.Required(path.Child("group"));
        }
        else if (Names.CheckSubdomain(group).ToList() is { Count: > 0 } complaints)
        {
            errors.Invalid(path.Child("group"), group, string.Join(',', complaints));
        }
        else if (!group.Contains('.', StringComparison.Ordinal))
        {
            errors.Invalid(path.Child("group"), group, "should be a domain with at least one dot");
        }
    }

    private static void ValidateScope(JsonObject spec, FieldPath path, FieldErrors errors)
    {
        var scope = spec.Text("scope");
        if (string.IsNullOrEmpty(scope))
        {
            errors.Required(path.Child("scope"));
        }
        else if (scope is not ("Cluster" or "Namespaced"))
        {
            errors.NotSupported(path.Child("scope"), scope, ["Cluster", "Namespaced"]);
        }
    }

    private static void ValidatePreservation(JsonObject spec, FieldPath path, FieldErrors errors)
    {
        if (spec.Flag("preserveUnknownFields"))
        {
            errors.Invalid(
                path.Child("preserveUnknownFields"),
                true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }
    }

    private static void ValidateStoredVersions(JsonObject crd, JsonObject spec, FieldErrors errors)
    {
        var path = FieldPath.Of("status").Child("storedVersions");
        var stored = crd.Map("status")?.Texts("storedVersions") ?? [];
        var list = new JsonArray([.. stored.Select(version => (JsonNode)version)]);
        if (stored.Count == 0)
        {
            errors.Invalid(path, null, "must have at least one stored version");
            return;
        }

        var names = spec.Maps("versions").Select(version => version.Text("name")).ToList();
        foreach (var storage in spec.Maps("versions").Where(version => version.Flag("storage")).Select(version => version.Text("name") ?? ""))
        {
            if (!stored.Contains(storage))
            {
                errors.Invalid(path, list.DeepClone(), $"must have the storage version {storage}");
            }
        }

        for (var index = 0; index < stored.Count; index++)
        {
            var version = stored[index];
            if (!names.Contains(version))
            {
                errors.Invalid(
                    path.Index(index),
                    version,
                    $"missing from spec.versions; {version} was previously a storage version, and must remain in spec.versions until a storage "
                    + $"migration ensures no data remains persisted in {version} and removes {version} from status.storedVersions");
            }
        }
    }

    // The groups of the Kubernetes community are reserved to APIs that it approved.
    private static void ValidateApproval(JsonObject crd, JsonObject spec, JsonObject? old, FieldErrors errors)
    {
        var group = "." + spec.Text("group");
        var isProtected = group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);
        var approval = Approval(crd);
        if (!isProtected || (old is not null && Approval(old) == approval))
        {
            return;
        }

        var path = FieldPath.Of("metadata").Child("annotations").Key(ApprovalAnnotation);
        var demand = $"protected groups must have approval annotation \"{ApprovalAnnotation}\"";
        const string Policy = "see https://github.com/kubernetes/enhancements/pull/1111";
        if (approval.Length == 0)
        {
            errors.Required(path, $"{demand}, {Policy}");
        }
        else if (!approval.StartsWith("unapproved", StringComparison.Ordinal)
            && !(Uri.TryCreate(approval, UriKind.Absolute, out var uri) && uri.Host.Length > 0))
        {
            errors.Invalid(path, approval, $"{demand} with either a URL or a reason starting with \"unapproved\", {Policy}");
        }
    }

    private static string Approval(JsonObject crd) => crd.Map("metadata")?.Map("annotations")?.Text(ApprovalAnnotation) ?? "";

    private static void ValidateUpdate(JsonObject spec, JsonObject old, FieldPath path, FieldErrors errors)
    {
        var oldSpec = old.Map("spec") ?? [];
        RequireSame(spec["group"], oldSpec["group"], path.Child("group"), errors);
        RequireSame(spec.Map("names")?["plural"], oldSpec.Map("names")?["plural"], path.Child("names").Child("plural"), errors);
        if (old.Map("status")?.Maps("conditions").Any(one => one.Text("type") == "Established" && one.Text("status") == "True") ?? false)
        {
            RequireSame(spec["scope"], oldSpec["scope"], path.Child("scope"), errors);
            RequireSame(spec.Map("names")?["kind"], oldSpec.Map("names")?["kind"], path.Child("names").Child("kind"), errors);
        }
    }

    private static void RequireSame(JsonNode? value, JsonNode? old, FieldPath path, FieldErrors errors)
    {
        if (!JsonNode.DeepEquals(value, old))
        {
            errors.Invalid(path, value?.DeepClone(), "field is immutable");
        }
    }
}
