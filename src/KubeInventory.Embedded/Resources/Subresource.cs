namespace KubeInventory.Embedded.Resources;

/// <summary>A part of an object with a path of its own.</summary>
/// <param name="Name">Last step of the path.</param>
/// <param name="Group">Group of the kind that is read and written there.</param>
/// <param name="Version">Version of that kind.</param>
/// <param name="Kind">The kind that is read and written there.</param>
internal sealed record Subresource(string Name, string Group, string Version, string Kind)
{
    public const string Status = "status";
    public const string Scale = "scale";
    public const string Approval = "approval";

    public static IReadOnlyList<string> Verbs { get; } = ["get", "patch", "update"];
}
