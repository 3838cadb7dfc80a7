using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Patching;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>PATCH of an object: by JSON patch, merge patch, apply, or strategic merge patch where the kind is built in.</summary>
internal sealed class PatchHandler(ObjectReader reader, ObjectUpdater updater, ApplyHandler apply)
{
    private const string JsonPatchType = "application/json-patch+json";
    private const string MergePatchType = "application/merge-patch+json";
    private const string StrategicPatchType = "application/strategic-merge-patch+json";

    public async Task HandleAsync(ApiRequest request)
    {
        var type = BodyReader.MediaType(request.Http);
        if (type == ApplyHandler.MediaType)
        {
            await apply.HandleAsync(request).ConfigureAwait(false);
            return;
        }

        var accepted = Accepted(request.Resource);
        if (!accepted.Contains(type))
        {
            throw StatusException.UnsupportedMediaType(accepted);
        }

        var options = WriteOptions.Of(request.Http, "PatchOptions");
        reader.Require(request.Resource, request.Info.Namespace, request.Info.Name);
        var patch = await ReadPatchAsync(request).ConfigureAwait(false);
        var patched = await updater.UpdateAsync(
            request.Resource,
            request.Info.Namespace,
            request.Info.Name,
            request.Info.Subresource,
            current => Change(request, current, type, patch, options),
            options,
            request.Aborted).ConfigureAwait(false);
        await ObjectResponse.WriteAsync(request, 200, patched).ConfigureAwait(false);
    }

    private static string[] Accepted(ServedResource resource) => resource.Strategy.TakesStrategicMergePatch
        ? [JsonPatchType, MergePatchType, StrategicPatchType, ApplyHandler.MediaType]
        : [JsonPatchType, MergePatchType, ApplyHandler.MediaType];

    private static async Task<ObjectText> ReadPatchAsync(ApiRequest request)
    {
        var bytes = await BodyReader.ReadBytesAsync(request.Http, request.Aborted).ConfigureAwait(false);
        try
        {
            return JsonBody.Parse(bytes.Span);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw StatusException.BadRequest($"error decoding patch: {e.Message}");
        }
    }

    private static JsonObject Apply(string type, JsonObject current, JsonNode? patch)
    {
        var result = type switch
        {
            JsonPatchType => JsonPatch.Apply(current, patch),
            MergePatchType => MergePatch.Apply(current, patch),
            _ => StrategicMergePatch.Apply(current, patch),
        };
        return result.Succeeded ? result.Patched : throw (result.Failure.Kind switch
        {
            PatchFailureKind.Malformed => StatusException.BadRequest(result.Failure.Message),
            PatchFailureKind.TooLarge => new StatusException(413, "RequestEntityTooLarge", result.Failure.Message),
            _ => new StatusException(422, "Invalid", result.Failure.Message, []),
        });
    }

    private static JsonObject Change(ApiRequest request, JsonObject current, string type, ObjectText patch, WriteOptions options)
    {
        var patched = Apply(type, SubresourceForm.Read(request, current), patch.Value);
        ObjectDecoder.RequireName(request.Info.Name, patched);
        RequireSameType(request, patched);
        return SubresourceForm.Write(request, current, new ObjectText(patched, patch.DuplicateFields), options, request.Time.GetUtcNow());
    }

    private static void RequireSameType(ApiRequest request, JsonObject patched)
    {
        if (request.Info.Subresource != Subresource.Scale && patched.Text("apiVersion") != request.Resource.ApiVersion)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Of("apiVersion"), patched["apiVersion"], $"must be {request.Resource.ApiVersion}");
            throw StatusException.Invalid(request.Resource.QualifiedKind, patched.Name(), errors);
        }
    }
}
