using KubeInventory.Embedded.Http;
using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>Serves <c>/openapi/v2</c> and <c>/openapi/v3</c> as JSON. Thread-safe.</summary>
/// <remarks>Clients that ask for protobuf alone get 406. kubectl's create, apply, diff and explain read OpenAPI 3 as JSON and do not.</remarks>
internal sealed class OpenApiHandler(ServedResources served)
{
    private volatile Published? _published;

    /// <summary>The document at a path, given by its steps; null where there is none.</summary>
    public OpenApiDocument? Find(string[] steps) => steps switch
    {
        ["openapi", "v2"] => Documents().Version2,
        ["openapi", "v3"] => Documents().Version3Index,
        ["openapi", "v3", .. var path] => Documents().FindVersion3(string.Join('/', path)),
        _ => null,
    };

    /// <summary>Sends a document, unless the client has it already or takes no JSON.</summary>
    public static async Task WriteAsync(HttpContext context, OpenApiDocument document)
    {
        var asked = context.Request.Query["hash"].ToString();
        var response = context.Response;
        response.Headers.ETag = $"\"{document.Hash}\"";
        response.Headers.Vary = "Accept";
        if (!AcceptClause.Of(context.Request).Any(clause => clause.TakesJson && clause.As.Length == 0))
        {
            response.StatusCode = StatusCodes.Status406NotAcceptable;
        }
        else if (asked.Length > 0 && asked != document.Hash)
        {
            response.Redirect($"{context.Request.Path}?hash={document.Hash}", permanent: true);
        }
        else if (context.Request.Headers.IfNoneMatch.Contains(response.Headers.ETag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }
        else
        {
            // What is asked for by its hash never changes.
            response.Headers.CacheControl = asked.Length > 0 ? "public, immutable, max-age=31536000" : "no-cache, private";
            response.ContentType = BodyReader.Json;
            response.ContentLength = document.Json.Length;
            await response.Body.WriteAsync(document.Json, context.RequestAborted).ConfigureAwait(false);
        }
    }

    // Two requests at once may both build the documents; that is waste, not error.
    private OpenApiDocuments Documents()
    {
        var catalog = served.Catalog;
        if (_published is not { } published || published.Catalog != catalog)
        {
            _published = published = new Published(catalog, new OpenApiDocuments(catalog));
        }

        return published.Documents;
    }

    private sealed record Published(ResourceCatalog Catalog, OpenApiDocuments Documents);
}
