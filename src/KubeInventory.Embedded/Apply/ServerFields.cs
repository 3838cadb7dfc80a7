namespace KubeInventory.Embedded.Apply;

/// <summary>The fields that nobody owns, since they identify the object or are the server's.</summary>
internal static class ServerFields
{
    public static FieldSet Set { get; } = FieldSet.Of(
        OwnedPath.Of("apiVersion"),
        OwnedPath.Of("kind"),
        OwnedPath.Of("metadata"),
        OwnedPath.Of("metadata", "clusterName"),
        OwnedPath.Of("metadata", "creationTimestamp"),
        OwnedPath.Of("metadata", "generation"),
        OwnedPath.Of("metadata", "managedFields"),
        OwnedPath.Of("metadata", "name"),
        OwnedPath.Of("metadata", "namespace"),
        OwnedPath.Of("metadata", "resourceVersion"),
        OwnedPath.Of("metadata", "selfLink"),
        OwnedPath.Of("metadata", "uid"));
}
