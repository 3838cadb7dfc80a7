using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http;

/// <summary>Turns a parsed body into an object of the resource: checks what it claims to be, fills defaults, deals with unknown fields.</summary>
internal static class ObjectDecoder
{
    /// <param name="request">Where the object was sent to.</param>
    /// <param name="text">What was sent, or what a patch made of the present object.</param>
    /// <param name="options">What unknown and repeated fields mean.</param>
    /// <exception cref="StatusException">The body is of another version, kind, name or namespace, or not what a strict client wants.</exception>
    public static JsonObject Decode(ApiRequest request, ObjectText text, WriteOptions options)
    {
        var obj = text.Object;
        CheckType(request.Resource, obj);
        var strategy = request.Resource.Strategy;
        var unknown = MetadataShape.Normalize(obj.Metadata()).Concat(options.IsApply ? strategy.NormalizeMerged(obj) : strategy.Normalize(obj)).ToList();
        CheckShape(request.Resource, obj);
        CheckNamespace(request, obj);
        Report(request, obj, options, [.. text.DuplicateFields.Select(path => $"duplicate field {GoText.Quote(path)}"),
            .. unknown.Select(path => $"unknown field {GoText.Quote(path)}")]);
        return obj;
    }

    /// <exception cref="StatusException">400: the object has no name, or another than the URL.</exception>
    public static void RequireName(string name, JsonObject obj)
    {
        if (obj.Name().Length == 0)
        {
            throw StatusException.BadRequest($"the name of the object ({name} based on URL) was undeterminable: name must be provided");
        }

        if (obj.Name() != name)
        {
            throw StatusException.BadRequest($"the name of the object ({obj.Name()}) does not match the name on the URL ({name})");
        }
    }

    /// <summary>Warns about fields, or refuses them, as the client wishes.</summary>
    private static void Report(ApiRequest request, JsonObject obj, WriteOptions options, IReadOnlyList<string> complaints)
    {
        if (complaints.Count == 0 || options.FieldValidation == "Ignore")
        {
            return;
        }

        if (options.FieldValidation == "Strict")
        {
            var why = $"strict decoding error: {string.Join(", ", complaints)}";
            throw options.IsPatch ? StatusException.PatchInvalid(obj, why) : Unreadable(request.Resource, why);
        }

        ObjectResponse.Warn(request.Context, complaints);
    }

    private static StatusException Unreadable(ServedResource resource, string why) => StatusException.BadRequest(
        $"{resource.Kind} in version {GoText.Quote(resource.Version)} cannot be handled as a {resource.Kind}: {why}");

    private static void CheckShape(ServedResource resource, JsonObject obj)
    {
        var errors = MetadataShape.Check(obj.Metadata());
        if ((errors.Count > 0 ? errors.Message : resource.Strategy.RefuseShape(obj)) is { } refusal)
        {
            throw Unreadable(resource, refusal);
        }
    }

    private static void CheckType(ServedResource resource, JsonObject obj)
    {
        var kind = obj.Text("kind") ?? "";
        var apiVersion = obj.Text("apiVersion") ?? "";
        if (kind.Length == 0)
        {
            throw StatusException.BadRequest($"the object provided is unrecognized (must be of type {resource.Kind}): Object 'Kind' is missing");
        }

        if (apiVersion != resource.ApiVersion)
        {
            throw StatusException.BadRequest(
                $"the API version in the data ({apiVersion}) does not match the expected API version ({resource.ApiVersion})");
        }

        if (kind != resource.Kind)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Of("kind"), kind, $"must be {resource.Kind}");
            throw StatusException.Invalid(new(resource.Group, kind), obj.Name(), errors);
        }
    }

    private static void CheckNamespace(ApiRequest request, JsonObject obj)
    {
        var claimed = obj.Namespace();
        if (claimed.Length > 0 && claimed != (request.Resource.Namespaced ? request.Info.Namespace : ""))
        {
            throw StatusException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
    }
}
