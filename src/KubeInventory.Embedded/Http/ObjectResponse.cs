using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Sends objects in the form that the client asked for.</summary>
internal static class ObjectResponse
{
    /// <summary>Sends one object.</summary>
    public static Task WriteAsync(ApiRequest request, int code, JsonObject obj) =>
        WriteDocumentAsync(request, code, ObjectProjection.For(request).One(obj));

    /// <summary>Sends what a write made of an object.</summary>
    public static Task WriteAsync(ApiRequest request, int code, Written written)
    {
        Warn(request.Context, written.Warnings);
        return WriteAsync(request, code, SubresourceForm.Read(request, written.Object));
    }

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

    /// <summary>Adds warnings to the answer, which kubectl shows.</summary>
    public static void Warn(HttpContext context, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
        {
            context.Response.Headers.Append("Warning", $"299 - {GoText.Quote(warning)}");
        }
    }
}
