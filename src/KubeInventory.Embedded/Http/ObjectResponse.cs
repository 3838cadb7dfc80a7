using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Sends objects in the form that the client asked for.</summary>
internal static class ObjectResponse
{
    /// <summary>Sends one object.</summary>
    public static Task WriteAsync(ApiRequest request, int code, JsonObject obj) =>
        WriteDocumentAsync(request, code, Project(request, obj));

    /// <summary>Sends what has its final form.</summary>
    public static Task WriteDocumentAsync(ApiRequest request, int code, JsonObject document)
    {
        if (!request.Form.IsYaml)
        {
            return JsonResponse.WriteAsync(request.Context, code, document);
        }

        JsonResponse.Begin(request.Context, code, BodyReader.Yaml);
        return request.Context.Response.WriteAsync(YamlText.Write(document), request.Aborted);
    }

    /// <summary>One object in the form that the client asked for.</summary>
    public static JsonObject Project(ApiRequest request, JsonObject obj) => request.Form.Projection switch
    {
        Projection.Metadata => Metadata(request, obj),
        _ => obj,
    };

    private static JsonObject Metadata(ApiRequest request, JsonObject obj) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = request.Form.MetaApiVersion,
        ["metadata"] = obj.Metadata().DeepClone(),
    };
}
