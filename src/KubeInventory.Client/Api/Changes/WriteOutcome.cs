namespace KubeInventory.Client;

/// <summary>What became of an object that was to be created or changed.</summary>
public enum WriteOutcome
{
    /// <summary>It is as it was; nothing was written.</summary>
    Unchanged,

    /// <summary>It did not exist.</summary>
    Created,

    /// <summary>It existed, and was changed.</summary>
    Updated,
}
