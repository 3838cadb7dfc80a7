namespace KubeInventory.Client;

/// <summary>Under which conditions and how an object is deleted.</summary>
public sealed record DeleteOptions
{
    /// <summary>Deletes only the object with this uid: a namesake that was created meanwhile is safe (409 Conflict).</summary>
    public string? Uid { get; init; }

    /// <summary>Deletes only this version of the object; any change since gives 409 Conflict.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>What happens to dependent objects. Default: the server's choice for the kind.</summary>
    public DeletePropagation? Propagation { get; init; }

    /// <summary>How long the object may take to end; whole seconds, 0 is at once. Default: the kind's own; custom resources have none.</summary>
    public TimeSpan? GracePeriod { get; init; }

    /// <summary>Runs every check and deletes nothing. Default: false.</summary>
    public bool DryRun { get; init; }
}
