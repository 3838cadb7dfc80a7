using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http;

/// <summary>What a client reads and writes at a path: the object itself, or for <c>/scale</c> a Scale that stands for it.</summary>
internal static class SubresourceForm
{
    private static bool IsScale(ApiRequest request) => request.Info.Subresource == Subresource.Scale;

    /// <summary>The form of an object at the path.</summary>
    public static JsonObject Read(ApiRequest request, JsonObject obj) => IsScale(request) ? request.Resource.Scale!.Read(obj) : obj;

    /// <summary>The object after a client sent its form, with the client as owner of what it changed.</summary>
    public static JsonObject Write(ApiRequest request, JsonObject current, ObjectText sent, WriteOptions options, DateTimeOffset now)
    {
        var written = IsScale(request) ? WriteScale(request, current, sent.Object) : ObjectDecoder.Decode(request, sent, options);
        if (IsScale(request) && !request.Resource.Scale!.IsOwned(current))
        {
            // A scale takes the number of replicas from its owner, but never becomes its first.
            return written;
        }

        return request.Resource.Ownership.At(request.Info.Subresource).TrackUpdate(current, written, options.FieldManager, now);
    }

    private static JsonObject WriteScale(ApiRequest request, JsonObject current, JsonObject scale)
    {
        Validate(request.Resource.QualifiedKind, scale);
        return request.Resource.Scale!.Write((JsonObject)current.DeepClone(), scale);
    }

    private static void Validate(QualifiedName kind, JsonObject scale)
    {
        if (scale.Text("kind") != "Scale" || scale.Text("apiVersion") != "autoscaling/v1")
        {
            throw StatusException.BadRequest(
                $"the object provided is unrecognized (must be of type Scale): got {scale.Text("apiVersion")}, Kind={scale.Text("kind")}");
        }

        if (scale.Map("spec")?.Count("replicas") < 0)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Of(".spec.replicas"), scale.Map("spec")!["replicas"], "should be a non-negative integer");
            throw StatusException.Invalid(kind, scale.Name(), errors);
        }
    }
}
