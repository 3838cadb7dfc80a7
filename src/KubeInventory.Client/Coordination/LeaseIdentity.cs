namespace KubeInventory.Client;

/// <summary>Names one contender, so that a Lease which bears the name can have been written by nobody else.</summary>
internal static class LeaseIdentity
{
    /// <summary>Who it is, for people, and a random part that makes it the only one even if two processes go by the same name.</summary>
    public static string Create(string? holder)
    {
        var who = holder ?? Environment.MachineName;
        if (string.IsNullOrWhiteSpace(who))
        {
            throw new ArgumentException("The holder is empty: name who holds the Lease, or leave it unset for the machine's name.", nameof(holder));
        }

        return $"{who}_{Guid.NewGuid():n}";
    }
}
