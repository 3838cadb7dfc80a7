namespace KubeInventory.Client;

/// <summary>Content types that an API server tells requests apart by.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>YAML by name; JSON is YAML, and that is what is sent.</summary>
    public const string Apply = "application/apply-patch+yaml";
}
