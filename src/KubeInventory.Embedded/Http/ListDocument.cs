using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;

namespace KubeInventory.Embedded.Http;

/// <summary>A page as one document, for the forms that cannot copy stored bytes.</summary>
internal static class ListDocument
{
    public static JsonObject Of(ApiRequest request, ListPage page)
    {
        var objects = page.Objects.Select(stored => ObjectReader.Read(stored, request.Resource));
        var (kind, apiVersion) = request.Form.Projection is Projection.Metadata
            ? ("PartialObjectMetadataList", request.Form.MetaApiVersion)
            : (request.Resource.ListKind, request.Resource.ApiVersion);
        return new JsonObject
        {
            ["kind"] = kind,
            ["apiVersion"] = apiVersion,
            ["metadata"] = page.Metadata(),
            ["items"] = new JsonArray([.. objects.Select(obj => ObjectResponse.Project(request, obj))]),
        };
    }
}
