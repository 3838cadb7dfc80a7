using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Schema;

/// <summary>Checks the versions of a definition.</summary>
/// <remarks>
/// Kubernetes lifts what all versions have in common to the top of the spec before it validates, and so its errors about the schema
/// of a definition with one version are found at <c>spec.validation.openAPIV3Schema</c>. These are found there too.
/// </remarks>
internal sealed class CrdVersionsValidation(JsonObject spec, FieldPath path, FieldErrors errors)
{
    private readonly List<JsonObject> _versions = [.. spec.Maps("versions")];

    public void Validate()
    {
        ValidateNames();
        for (var index = 0; index < _versions.Count; index++)
        {
            ValidateDeprecation(_versions[index], VersionPath(index).Child("deprecationWarning"));
            if (SchemaOf(_versions[index]) is null)
            {
                errors.Required(VersionPath(index).Child("schema").Child("openAPIV3Schema"));
            }
        }

        if (spec.Flag("preserveUnknownFields") && _versions.Any(version => SchemaOf(version) is { } schema && SchemaWalk.Any(schema, node => node["default"] is not null)))
        {
            errors.Invalid(path.Child("preserveUnknownFields"), true, "must be false in order to use defaults in the schema");
        }

        ForEach("schema", "validation", ValidateSchema);
        ForEach("subresources", "subresources", (version, place) => CrdSubresourcesValidation.Validate(version.Map("subresources"), place, errors));
        ForEach("additionalPrinterColumns", "additionalPrinterColumns", (version, place) => CrdColumnsValidation.Validate(version, place, errors));
        ForEach("selectableFields", "selectableFields", ValidateSelectableFields);
    }

    private static JsonObject? SchemaOf(JsonObject version) => version.Map("schema")?.Map("openAPIV3Schema");

    private FieldPath VersionPath(int index) => path.Child("versions").Index(index);

    private bool IsShared(string field) => _versions.TrueForAll(version => JsonNode.DeepEquals(version[field], _versions[0][field]));

    // Looks at a field of each version, or once for all where they have it in common.
    private void ForEach(string field, string sharedName, Action<JsonObject, FieldPath> validate)
    {
        if (_versions.Count > 0 && IsShared(field))
        {
            validate(_versions[0], path.Child(sharedName));
            return;
        }

        for (var index = 0; index < _versions.Count; index++)
        {
            validate(_versions[index], VersionPath(index).Child(field));
        }
    }

    private void ValidateNames()
    {
        for (var index = 0; index < _versions.Count; index++)
        {
            var name = _versions[index].Text("name") ?? "";
            if (string.Join(',', Names.CheckDns1035Label(name)) is { Length: > 0 } complaint)
            {
                errors.Invalid(VersionPath(index).Child("name"), name, complaint);
                if (index == 0 && name.Length > 0)
                {
                    errors.Invalid(path.Child("version"), name, complaint);
                }
            }
        }

        if (_versions.DistinctBy(version => version.Text("name")).Count() < _versions.Count)
        {
            errors.Invalid(path.Child("versions"), spec["versions"]?.DeepClone(), "must contain unique version names");
        }

        if (_versions.Count(version => version.Flag("storage")) != 1)
        {
            errors.Invalid(path.Child("versions"), spec["versions"]?.DeepClone(), "must have exactly one version marked as storage version");
        }
    }

    private void ValidateDeprecation(JsonObject version, FieldPath place)
    {
        if (version.Text("deprecationWarning") is not { } warning)
        {
            return;
        }

        if (!version.Flag("deprecated"))
        {
            errors.Invalid(place, warning, "can only be set for deprecated versions");
            return;
        }

        if (warning.Length > 256)
        {
            errors.Invalid(place, warning, "must be <= 256 characters long");
        }

        if (warning.Length == 0)
        {
            errors.Invalid(place, warning, "must not be an empty string");
        }

        if (warning.AsSpan().IndexOfAnyInRange('\0', '\u001f') is var at and >= 0)
        {
            errors.Invalid(place, warning, $"must only contain printable UTF-8 characters; non-printable character found at index {at}");
        }
    }

    private void ValidateSchema(JsonObject version, FieldPath place)
    {
        if (SchemaOf(version) is { } schema)
        {
            var sharers = IsShared("schema") ? _versions : [version];
            var hasStatus = sharers.Any(one => one.Map("subresources")?.Map("status") is not null);
            new CrdSchemaValidation(schema, place.Child("openAPIV3Schema"), errors).Validate(hasStatus);
        }
    }

    private void ValidateSelectableFields(JsonObject version, FieldPath place)
    {
        if (version["selectableFields"] is not JsonArray { Count: > 0 } fields)
        {
            return;
        }

        if (IsShared("selectableFields") && !IsShared("schema"))
        {
            errors.Invalid(place, "", "may only be set when validations.schema is included");
        }
        else if (SchemaOf(version) is { } schema)
        {
            SelectableFieldsValidation.Validate(fields, StructuralSchema.Parse(schema), place, errors);
        }
    }
}
