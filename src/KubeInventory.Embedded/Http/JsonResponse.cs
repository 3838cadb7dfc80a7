using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Embedded.Storage;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>Writes answers as JSON, indented for people.</summary>
internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext context, int code, JsonNode value, string contentType = BodyReader.Json)
    {
        Begin(context, code, contentType);
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonText.WriterOptions with { Indented = IsForPeople(context.Request) });
        await using (writer.ConfigureAwait(false))
        {
            value.WriteTo(writer);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public static void Begin(HttpContext context, int code, string contentType)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-cache, private";
    }

    /// <summary>Whether somebody reads along: <c>?pretty</c>, or a tool that people use by hand.</summary>
    public static bool IsForPeople(HttpRequest request)
    {
        if (request.Query.ContainsKey("pretty"))
        {
            return QueryText.IsTrue(request.Query["pretty"]);
        }

        var agent = request.Headers.UserAgent.ToString();
        return agent.StartsWith("curl", StringComparison.Ordinal) || agent.StartsWith("Wget", StringComparison.Ordinal)
            || agent.StartsWith("Mozilla/5.0", StringComparison.Ordinal);
    }
}
