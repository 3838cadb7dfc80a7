using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Discovery;

/// <summary>The answer at <c>/version</c>: the Kubernetes whose behaviour this server has, and the version of the package.</summary>
internal static class VersionDocument
{
    private const string Major = "1";
    private const string Minor = "36";

    public static JsonObject Of() => new()
    {
        ["major"] = Major,
        ["minor"] = Minor,
        ["gitVersion"] = $"v{Major}.{Minor}.0+kubeinventory-{typeof(VersionDocument).Assembly.GetName().Version?.ToString(3)}",
        ["gitCommit"] = "",
        ["gitTreeState"] = "",
        ["buildDate"] = "1970-01-01T00:00:00Z",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
    };
}
