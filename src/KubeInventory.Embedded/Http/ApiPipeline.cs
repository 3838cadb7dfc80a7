using KubeInventory.Embedded.Http.Verbs;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KubeInventory.Embedded.Http;

/// <summary>The way of every request: who, what, allowed, found, done. Any refusal on the way becomes a Status.</summary>
internal sealed class ApiPipeline(
    Authentication authentication, ServedResources served, DocumentHandler documents, VerbHandlers verbs, TimeProvider time, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var user = authentication.Identify(context);
            var info = RequestInfo.Of(context.Request);
            Authorization.Require(user, info);
            await (Find(context, info, user) is { } request
                ? verbs.HandleAsync(request)
                : documents.HandleAsync(context, info)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, Translate(context, e)).ConfigureAwait(false);
        }
    }

    // Null for what is no resource, or none that is served.
    private ApiRequest? Find(HttpContext context, RequestInfo info, UserInfo user)
    {
        var resource = served.Catalog.Find(info.Group, info.Version, info.Resource);
        var acrossNamespaces = info.Verb is "list" or "watch" or "deletecollection";
        var isPlaced = resource is not null && (resource.Namespaced
            ? info.Namespace.Length > 0 || acrossNamespaces
            : info.Namespace.Length == 0 || resource.StoredAs == CreationGuard.Namespaces);
        if (!isPlaced)
        {
            return null;
        }

        if (resource!.DeprecationWarning is { } warning)
        {
            ObjectResponse.Warn(context, [warning]);
        }

        return new ApiRequest(context, info, user, resource, ResponseForm.Of(context.Request), time);
    }

    private StatusException Translate(HttpContext context, Exception e)
    {
        switch (e)
        {
            case StatusException refusal:
                return refusal;
            case StorageException:
                Log.StorageFailed(logger, context.Request.Method, context.Request.Path, e);
                return StatusException.Internal(e.Message);
            case BadHttpRequestException bad:
                return new StatusException(bad.StatusCode, "BadRequest", bad.Message);
            default:
                Log.RequestFailed(logger, context.Request.Method, context.Request.Path, e);
                return StatusException.Internal(e.Message);
        }
    }

    private static async Task RefuseAsync(HttpContext context, StatusException refusal)
    {
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await JsonResponse.WriteAsync(context, refusal.Code, refusal.ToStatus()).ConfigureAwait(false);
    }
}
