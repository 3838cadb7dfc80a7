namespace KubeInventory.Client;

/// <summary>What an installer may do, and how long it waits.</summary>
public sealed record CrdInstallerOptions
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// Installs a definition also where it takes something away that the server has: a served version, a field, a newer storage version. Default:
    /// false, since clients of what is taken away break, and servers drop its data at the next write. Versions with stored objects stay in any case.
    /// </summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>How long a definition may take to be served. Default: 30 s. Range: above zero, to 1 h.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (Timeout <= TimeSpan.Zero || Timeout > LongestWait)
        {
            throw new ArgumentOutOfRangeException(nameof(Timeout), Timeout, "Timeout must be above zero, and at most one hour.");
        }
    }
}
