namespace KubeInventory.Client;

/// <summary>How fresh the answer to a list must be. The default value is <see cref="MostRecent"/>.</summary>
public readonly record struct ListConsistency
{
    private ListConsistency(string? resourceVersion, string? match)
    {
        ResourceVersion = resourceVersion;
        Match = match;
    }

    /// <summary>The state at the time of the request, with every write that was acknowledged before it.</summary>
    public static ListConsistency MostRecent { get; }

    /// <summary>
    /// Whatever the server has at hand: cheapest for it, possibly minutes old, and after a switch to another server even older than
    /// what was read before. The server may ignore <see cref="ListOptions.Limit"/>.
    /// </summary>
    public static ListConsistency AnyCached { get; } = new("0", match: null);

    internal string? ResourceVersion { get; }

    internal string? Match { get; }

    /// <summary>At least as new as a version, which another list, a watch or a write of the same resource gave.</summary>
    /// <remarks>A version that is newer than the server's ends in <see cref="StatusReason.Timeout"/> after a few seconds.</remarks>
    /// <exception cref="ArgumentException">The version is empty.</exception>
    public static ListConsistency NotOlderThan(ResourceVersion version) => new(Present(version), nameof(NotOlderThan));

    /// <summary>Exactly the state at a version, which a list gave.</summary>
    /// <remarks>Ends in <see cref="KubeExpiredException"/> once the server has forgotten it, usually after 5 minutes.</remarks>
    /// <exception cref="ArgumentException">The version is empty or 0.</exception>
    public static ListConsistency Exact(ResourceVersion version) => version.Value is "0"
        ? throw new ArgumentException("There is no state at version 0: it stands for any.", nameof(version))
        : new(Present(version), nameof(Exact));

    /// <summary>The name of the consistency, with its version.</summary>
    public override string ToString() => this switch
    {
        { ResourceVersion: null } => nameof(MostRecent),
        { Match: null } => nameof(AnyCached),
        _ => $"{Match}({ResourceVersion})",
    };

    private static string Present(ResourceVersion version) =>
        string.IsNullOrEmpty(version.Value) ? throw new ArgumentException("A version is needed; without one, use MostRecent.", nameof(version)) : version.Value;
}
