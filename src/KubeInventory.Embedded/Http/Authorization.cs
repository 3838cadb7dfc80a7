using KubeInventory.Client.Schema;
using KubeInventory.Embedded.Tls;

namespace KubeInventory.Embedded.Http;

/// <summary>A fixed policy in place of RBAC: admins may do everything, readers read, everybody who is known may look at discovery.</summary>
internal static class Authorization
{
    /// <summary>May read everything, secrets too.</summary>
    public const string ReaderGroup = "readers";

    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz", "/version"];

    /// <exception cref="StatusException">401 for a nobody, 403 for somebody who may not.</exception>
    public static void Require(UserInfo user, RequestInfo request)
    {
        if (Allows(user, request))
        {
            return;
        }

        if (user.IsAnonymous)
        {
            throw StatusException.Unauthorized("Unauthorized");
        }

        throw request.IsResource
            ? StatusException.Forbidden(request.QualifiedResource, request.Name, DescribeResource(user, request))
            : StatusException.Forbidden(
                new("", ""), "", $"User {GoText.Quote(user.Name)} cannot {request.Verb} path {GoText.Quote(request.Path)}");
    }

    public static bool Allows(UserInfo user, RequestInfo request)
    {
        var reads = request.Verb is "get" or "list" or "watch";
        if (user.Groups.Contains(Credentials.AdminGroup) || (reads && user.Groups.Contains(ReaderGroup)))
        {
            return true;
        }

        if (request.IsResource)
        {
            return !user.IsAnonymous && request is { Verb: "create", Group: "authorization.k8s.io", Resource: "selfsubjectaccessreviews" };
        }

        return reads && (OpenPaths.Contains(request.Path) || (!user.IsAnonymous && IsDocument(request.Path)));
    }

    private static bool IsDocument(string path) =>
        path == "/api" || path == "/apis" || path.StartsWith("/api/", StringComparison.Ordinal)
        || path.StartsWith("/apis/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal);

    private static string DescribeResource(UserInfo user, RequestInfo request)
    {
        var resource = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        var where = request.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace {GoText.Quote(request.Namespace)}";
        return $"User {GoText.Quote(user.Name)} cannot {request.Verb} resource {GoText.Quote(resource)} "
            + $"in API group {GoText.Quote(request.Group)} {where}";
    }
}
