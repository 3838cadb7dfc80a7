namespace KubeInventory.Client;

/// <summary>How a resource version in a list is meant.</summary>
public enum ResourceVersionMatch
{
    /// <summary>At least as new as the version.</summary>
    NotOlderThan,

    /// <summary>Exactly the version; 410 once the server has forgotten it.</summary>
    Exact,
}
