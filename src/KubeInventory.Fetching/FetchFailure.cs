namespace KubeInventory.Fetching;

/// <summary>Why a shard could not be fetched whole.</summary>
public enum FetchFailure
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>The provider asks for fewer requests.</summary>
    Throttled,

    /// <summary>The credentials are missing, wrong or lack a permission.</summary>
    Forbidden,

    /// <summary>The provider did not answer.</summary>
    Unreachable,

    /// <summary>The answer is not what the provider's API promises, or a file is broken.</summary>
    Malformed,

    /// <summary>The fetcher cannot do what the ProviderSource asks for.</summary>
    Unsupported,

    /// <summary>The answer is complete and empty, though objects were known, and nobody has said that this may be.</summary>
    Empty,
}
