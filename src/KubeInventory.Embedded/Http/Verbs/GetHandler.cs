using System.Globalization;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http.Verbs;

/// <summary>GET of one object.</summary>
internal sealed class GetHandler(ObjectStore store, ObjectReader reader)
{
    public async Task HandleAsync(ApiRequest request)
    {
        RequireRevision(request.Http.Query["resourceVersion"].ToString());
        var stored = reader.Require(request.Resource, request.Info.Namespace, request.Info.Name);
        var obj = ObjectReader.Read(stored, request.Resource);
        if (request.Info.Subresource == Subresource.Scale)
        {
            request.Resource.Scale!.Require(obj);
        }

        await ObjectResponse.WriteAsync(request, 200, SubresourceForm.Read(request, obj)).ConfigureAwait(false);
    }

    private void RequireRevision(string text)
    {
        var asked = text.Length == 0 ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision
            : throw StatusException.BadRequest($"invalid resource version: {text}");
        if (asked > store.Revision)
        {
            throw StatusException.TooLargeResourceVersion(asked, store.Revision);
        }
    }
}
