namespace KubeInventory.Client;

/// <summary>404: there is no such object, or no such resource on this server.</summary>
public sealed class KubeNotFoundException : KubeApiException
{
    internal KubeNotFoundException(Refusal refusal)
        : base(refusal)
    {
    }

    /// <summary>
    /// The name of the object that is missing, which for a create is its namespace; null if the server does not serve the resource at
    /// all, as before a CustomResourceDefinition is installed.
    /// </summary>
    public string? ObjectName => Status.Details?.Name is { Length: > 0 } name ? name : null;
}
