using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Schema;

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
        var text = await BodyReader.ReadObjectAsync(request.Http, request.Aborted).ConfigureAwait(false);
        var obj = ObjectDecoder.Decode(request, text, options);
        CheckName(info.Name, obj);
        reader.Require(request.Resource, info.Namespace, info.Name);
        CheckResourceVersion(request.Resource, obj);
        var updated = await updater.UpdateAsync(
            request.Resource, info.Namespace, info.Name, info.Subresource, _ => (JsonObject)obj.DeepClone(), options, request.Aborted).ConfigureAwait(false);
        await JsonResponse.WriteAsync(request.Context, 200, updated).ConfigureAwait(false);
    }

    private static void CheckName(string name, JsonObject obj)
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

    private static void CheckResourceVersion(ServedResource resource, JsonObject obj)
    {
        if (obj.ResourceVersion() is "" or "0" && !resource.Strategy.AllowsUnconditionalUpdate)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Of("metadata").Child("resourceVersion"), 0, "must be specified for an update");
            throw StatusException.Invalid(resource.Name, obj.Name(), errors);
        }
    }
}
