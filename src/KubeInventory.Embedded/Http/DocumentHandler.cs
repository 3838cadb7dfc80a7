using System.Text.Json.Nodes;
using KubeInventory.Embedded.Discovery;
using KubeInventory.Embedded.OpenApi;
using KubeInventory.Embedded.Resources;
using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>What is not a resource: health, version, discovery, OpenAPI.</summary>
internal sealed class DocumentHandler(ServedResources served)
{
    private readonly OpenApiHandler _openApi = new(served);

    public Task HandleAsync(HttpContext context, RequestInfo info)
    {
        var steps = info.Verb == "get" ? info.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (steps is ["healthz" or "livez" or "readyz"] or ["healthz" or "livez" or "readyz", "ping"])
        {
            return WriteTextAsync(context, 200, context.Request.Query.ContainsKey("verbose") ? $"[+]ping ok\n{steps[0]} check passed\n" : "ok");
        }

        if (steps is ["api" or "apis"] && Aggregated(context.Request) is { } version)
        {
            var groups = served.Catalog.Groups.Where(group => group.Name.Length == 0 == steps is ["api"]);
            return JsonResponse.WriteAsync(
                context, 200, AggregatedDiscovery.Of(groups, version), $"application/json;g={AggregatedDiscovery.Group};v={version};as={AggregatedDiscovery.Kind}");
        }

        if (steps is ["openapi", ..] && _openApi.Find(steps) is { } description)
        {
            return OpenApiHandler.WriteAsync(context, description);
        }

        return Document(context, steps) is { } document
            ? JsonResponse.WriteAsync(context, 200, document)
            : WriteTextAsync(context, 404, "404 page not found\n");
    }

    // The version of aggregated discovery that the client prefers to the plain documents; null if it does not.
    private static string? Aggregated(HttpRequest request) => AcceptClause.Of(request).FirstOrDefault(clause => clause.TakesJson) is { } first
        && first.As == AggregatedDiscovery.Kind && first["g"] == AggregatedDiscovery.Group && first["v"] is "v2" or "v2beta1"
            ? first["v"]
            : null;

    private JsonObject? Document(HttpContext context, string[] steps)
    {
        var catalog = served.Catalog;
        var address = context.Request.Host.Value ?? "";
        return steps switch
        {
            ["version"] => VersionDocument.Of(),
            ["api"] => DiscoveryDocuments.CoreVersions(catalog, address),
            ["apis"] => DiscoveryDocuments.Groups(catalog, address),
            ["api", var version] => Resources("", version),
            ["apis", var group] => catalog.FindGroup(group) is { } found ? DiscoveryDocuments.Group(found) : null,
            ["apis", var group, var version] => Resources(group, version),
            _ => null,
        };
    }

    private JsonObject? Resources(string group, string version) =>
        served.Catalog.FindGroup(group)?.Find(version) is { } found ? DiscoveryDocuments.Resources(group, found) : null;

    private static Task WriteTextAsync(HttpContext context, int code, string text)
    {
        JsonResponse.Begin(context, code, "text/plain; charset=utf-8");
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
