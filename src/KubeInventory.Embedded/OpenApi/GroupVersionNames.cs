namespace KubeInventory.Embedded.OpenApi;

/// <summary>How a version of a group, and the kinds in it, are called in OpenAPI documents.</summary>
internal static class GroupVersionNames
{
    /// <summary>The prefix of all definitions that belong to no group.</summary>
    public const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    /// <summary>Where the version is served: <c>api/v1</c>, <c>apis/kubeinventory.io/v1</c>.</summary>
    public static string Path(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    /// <summary>The name of a kind's definition: <c>io.kubeinventory.v1.Host</c>.</summary>
    public static string Definition(string group, string version, string kind) => $"{Package(group)}.{version}.{kind}";

    /// <summary>The name in operation ids: <c>KubeinventoryIoV1</c>.</summary>
    public static string InOperationId(string group, string version) =>
        string.Concat((group.Length == 0 ? "core" : TrimmedGroup(group)).Split('.').Append(version).Select(Capitalize));

    /// <summary>The tag of operations: <c>kubeinventoryIo_v1</c>.</summary>
    public static string Tag(string group, string version)
    {
        var words = (group.Length == 0 ? "core" : TrimmedGroup(group)).Split('.');
        return $"{words[0]}{string.Concat(words.Skip(1).Select(Capitalize))}_{version}";
    }

    private static string Package(string group) => group switch
    {
        "" => "io.k8s.api.core",
        "apiextensions.k8s.io" => "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions",
        "authorization.k8s.io" or "coordination.k8s.io" or "events.k8s.io" => $"io.k8s.api.{TrimmedGroup(group)}",
        _ => string.Join('.', group.Split('.').Reverse()),
    };

    private static string TrimmedGroup(string group) =>
        group.EndsWith(".k8s.io", StringComparison.Ordinal) ? group[..^".k8s.io".Length] : group;

    private static string Capitalize(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..];
}
