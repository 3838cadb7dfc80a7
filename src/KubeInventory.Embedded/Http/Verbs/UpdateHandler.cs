using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>PUT of a whole object.</summary>
internal sealed class UpdateHandler(ObjectReader reader, ObjectUpdater updater)
{
    public async Task HandleAsync(ApiRequest request)
    {
        var info = request.Info;
        if (info.Name.Length == 0)
        {
            throw StatusException.BadRequest("name must be provided");
        }

        var options = WriteOptions.Of(request.Http, "UpdateOptions");
        var sent = await BodyReader.ReadObjectAsync(request.Http, request.Resource.Kind, request.Aborted).ConfigureAwait(false);
        ObjectDecoder.RequireName(info.Name, sent.Object);
        RequireObject(request, sent, options);
        CheckResourceVersion(request, sent.Object);
        var updated = await updater.UpdateAsync(
            request.Resource,
            info.Namespace,
            info.Name,
            info.Subresource,
            current => Replace(request, current, sent with { Value = sent.Object.DeepClone() }, options),
            options,
            request.Aborted).ConfigureAwait(false);
        await ObjectResponse.WriteAsync(request, 200, updated).ConfigureAwait(false);
    }

    // An object that cannot be read is refused before one that is not there.
    private void RequireObject(ApiRequest request, ObjectText sent, WriteOptions options)
    {
        if (reader.Find(request.Resource, request.Info.Namespace, request.Info.Name) is null && request.Info.Subresource != Subresource.Scale)
        {
            ObjectDecoder.Decode(request, sent, options);
        }

        reader.Require(request.Resource, request.Info.Namespace, request.Info.Name);
    }

    private static JsonObject Replace(ApiRequest request, JsonObject current, ObjectText sent, WriteOptions options)
    {
        if (sent.Object.Uid() is { Length: > 0 } uid && uid != current.Uid())
        {
            throw StatusException.Conflict(
                request.Resource.Name, current.Name(), $"Precondition failed: UID in precondition: {uid}, UID in object meta: {current.Uid()}");
        }

        return SubresourceForm.Write(request, current, sent, options, request.Time.GetUtcNow());
    }

    private static void CheckResourceVersion(ApiRequest request, JsonObject obj)
    {
        var resource = request.Resource;
        var isUnconditional = obj.ResourceVersion() is "" or "0";
        if (isUnconditional && !resource.Strategy.AllowsUnconditionalUpdate && request.Info.Subresource != Subresource.Scale)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Of("metadata").Child("resourceVersion"), 0, "must be specified for an update");
            throw StatusException.Invalid(resource.Name, obj.Name(), errors);
        }
    }
}
