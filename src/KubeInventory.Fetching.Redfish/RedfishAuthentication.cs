namespace KubeInventory.Fetching.Redfish;

/// <summary>How to log in to a management controller.</summary>
public enum RedfishAuthentication
{
    /// <summary>A session for each fetch, which is deleted after it.</summary>
    Session,

    /// <summary>Name and password with each request, for controllers whose sessions are few or broken.</summary>
    Basic,
}
