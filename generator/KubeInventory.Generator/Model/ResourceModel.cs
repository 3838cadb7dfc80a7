namespace KubeInventory.Generator.Model;

/// <summary>The identity of a resource at one version.</summary>
internal sealed record ResourceModel(
    string Group,
    string Version,
    string Kind,
    string Plural,
    bool IsNamespaced,
    bool HasStatus,
    bool HasScale,
    bool IsStored)
{
    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;
}
