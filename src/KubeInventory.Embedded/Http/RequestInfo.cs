using Microsoft.AspNetCore.Http;

namespace KubeInventory.Embedded.Http;

/// <summary>What a request asks for, read from its method, path and query as kube-apiserver reads them.</summary>
internal sealed record RequestInfo
{
    /// <summary>The path without a trailing slash.</summary>
    public required string Path { get; init; }

    /// <summary>For resources <c>get</c>, <c>list</c>, <c>watch</c>, …; for other paths the HTTP method in lower case.</summary>
    public required string Verb { get; init; }

    /// <summary>Whether the path names a resource, and not a document such as discovery.</summary>
    public bool IsResource => Resource.Length > 0;

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Name { get; init; } = "";

    public string Subresource { get; init; } = "";

    public QualifiedName QualifiedResource => new(Group, Resource);

    public static RequestInfo Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var verb = HttpMethods.IsHead(request.Method) ? "get" : request.Method.ToLowerInvariant();
        return steps switch
        {
            ["api", var version, _, ..] => OfResource(request, path, verb, "", version, steps[2..]),
            ["apis", var group, var version, _, ..] => OfResource(request, path, verb, group, version, steps[3..]),
            _ => new RequestInfo { Path = path.Length > 1 ? path.TrimEnd('/') : path, Verb = verb },
        };
    }

    private static RequestInfo OfResource(HttpRequest request, string path, string verb, string group, string version, string[] steps)
    {
        var isWatchPath = steps is ["watch", _, ..];
        steps = isWatchPath ? steps[1..] : steps;
        var @namespace = "";
        if (steps is ["namespaces", var first, .. var inside])
        {
            @namespace = first;
            // /namespaces/x, /namespaces/x/status and /namespaces/x/finalize are about the namespace itself.
            steps = inside is [] or ["status" or "finalize"] ? steps : inside;
        }

        var name = steps.ElementAtOrDefault(1) ?? "";
        return new RequestInfo
        {
            Path = path,
            Verb = isWatchPath ? "watch" : ResourceVerb(verb, name, request.Query),
            Group = group,
            Version = version,
            Namespace = @namespace,
            Resource = steps[0],
            Name = name,
            Subresource = string.Join('/', steps.Skip(2)),
        };
    }

    private static string ResourceVerb(string method, string name, IQueryCollection query) => method switch
    {
        "post" => "create",
        "put" => "update",
        "delete" => name.Length == 0 ? "deletecollection" : "delete",
        "get" when name.Length > 0 => "get",
        "get" => QueryText.IsTrue(query["watch"]) ? "watch" : "list",
        "patch" => method,
        _ => "",
    };
}
