namespace KubeInventory.Generator.Options;

/// <summary>Names of the options: MSBuild properties, and but for the last also metadata of an additional file.</summary>
internal static class OptionNames
{
    public const string Namespace = "KubeInventoryNamespace";
    public const string TypePrefix = "KubeInventoryTypePrefix";
    public const string Versions = "KubeInventoryVersions";
    public const string Parts = "KubeInventoryParts";
    public const string ClientSet = "KubeInventoryClientSet";
}
