namespace KubeInventory.Fetching.Aws;

/// <summary>An account, and how its instances may be read.</summary>
public sealed record AwsAccount
{
    /// <summary>Number of the account, 12 digits. Default: that of <see cref="RoleArn"/>.</summary>
    /// <remarks>An answer of another account is refused: credentials that were mixed up would else look like a fleet that has gone.</remarks>
    public string? Id { get; init; }

    /// <summary>Role that is assumed, such as <c>arn:aws:iam::123456789012:role/inventory</c>. Default: null, the credentials as they are.</summary>
    public string? RoleArn { get; init; }

    /// <summary>What the role's trust policy wants to hear, 2 to 1224 characters. Default: null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Profile of the credentials, also of those that assume the role. Default: null, that of <see cref="AwsFetcherOptions.Profile"/>.</summary>
    public string? Profile { get; init; }

    internal string? Number => Id ?? RoleArn?.Split(':').ElementAtOrDefault(4);
}
