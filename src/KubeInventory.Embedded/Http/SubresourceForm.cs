using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Http;

/// <summary>What a client reads and writes at a path: the object itself, or for <c>/scale</c> a Scale that stands for it.</summary>
internal static class SubresourceForm
{
    private static bool IsScale(ApiRequest request) => request.Info.Subresource == Subresource.Scale;

    /// <summary>The form of an object at the path.</summary>
    public static JsonObject Read(ApiRequest request, JsonObject obj) => IsScale(request) ? request.Resource.Scale!.Read(obj) : obj;

    /// <summary>The object after a client sent its form.</summary>
    public static JsonObject Write(ApiRequest request, JsonObject current, ObjectText sent, WriteOptions options)
    {
        if (!IsScale(request))
        {
            return ObjectDecoder.Decode(request, sent, options);
        }

        Validate(sent.Object);
        return request.Resource.Scale!.Write(current, sent.Object);
    }

    private static void Validate(JsonObject scale)
    {
        if (scale.Text("kind") != "Scale" || scale.Text("apiVersion") != "autoscaling/v1")
        {
            throw StatusException.BadRequest(
                $"the object provided is unrecognized (must be of type Scale): got {scale.Text("apiVersion")}, Kind={scale.Text("kind")}");
        }

        if (scale.Map("spec")?.Count("replicas") < 0)
        {
            var errors = new FieldErrors();
            errors.Invalid(
                FieldPath.Of("spec").Child("replicas"), scale.Map("spec")!["replicas"], "must be greater than or equal to 0");
            throw StatusException.Invalid(new("autoscaling", "Scale"), scale.Name(), errors);
        }
    }
}
