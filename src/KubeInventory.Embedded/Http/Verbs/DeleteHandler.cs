using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>DELETE of one object.</summary>
internal sealed class DeleteHandler(ObjectDeleter deleter)
{
    public async Task HandleAsync(ApiRequest request)
    {
        var options = await DeleteOptions.ReadAsync(request.Http, request.Aborted).ConfigureAwait(false);
        var (obj, isGone) = await deleter
            .DeleteAsync(request.Resource, request.Info.Namespace, request.Info.Name, options, request.Aborted).ConfigureAwait(false);
        await (isGone
            ? ObjectResponse.WriteDocumentAsync(request, 200, Success(request.Resource, obj))
            : ObjectResponse.WriteAsync(request, 200, obj)).ConfigureAwait(false);
    }

    private static JsonObject Success(ServedResource resource, JsonObject obj)
    {
        var details = new JsonObject { ["name"] = obj.Name() };
        details.SetOrRemove("group", resource.Group.Length > 0 ? resource.Group : null);
        details["kind"] = resource.Plural;
        details["uid"] = obj.Uid();
        return new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Success",
            ["details"] = details,
        };
    }
}
