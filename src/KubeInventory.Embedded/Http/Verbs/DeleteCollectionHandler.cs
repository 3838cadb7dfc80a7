using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>DELETE of what a list would show.</summary>
internal sealed class DeleteCollectionHandler(ListReader lists, ObjectDeleter deleter)
{
    public async Task HandleAsync(ApiRequest request)
    {
        var list = ListOptions.Of(request.Http, request.Resource.Strategy.SelectableFields(request.Resource), isWatch: false);
        var options = await DeleteOptions.ReadAsync(request.Http, request.Aborted).ConfigureAwait(false);
        var page = lists.Read(request, list);
        foreach (var stored in page.Objects)
        {
            await DeleteAsync(request, stored, options).ConfigureAwait(false);
        }

        await ListHandler.WriteAsync(request, page).ConfigureAwait(false);
    }

    private async Task DeleteAsync(ApiRequest request, StoredObject stored, DeleteOptions options)
    {
        try
        {
            await deleter.DeleteAsync(request.Resource, stored.Key.Namespace, stored.Key.Name, options, request.Aborted).ConfigureAwait(false);
        }
        catch (StatusException e) when (e.Reason == "NotFound")
        {
            // Somebody else deleted it first; the outcome is what was asked for.
        }
    }
}
