namespace KubeInventory.Fetching.Aws;

/// <summary>An account with its keys.</summary>
/// <param name="Number">The account's number; null if it is whichever the keys belong to.</param>
/// <param name="Keys">Gives the keys.</param>
internal sealed record AwsTarget(string? Number, IAwsKeySource Keys)
{
    /// <summary>The accounts of the options, each with keys as they are told there.</summary>
    public static IReadOnlyList<AwsTarget> AllOf(AwsFetcherOptions options, AwsQueryClient client, AwsEndpoints endpoints, TimeProvider timeProvider)
    {
        var shared = new SdkKeys(options.Credentials, options.Profile, options.ProfilesFile);
        if (options.Accounts.Count == 0)
        {
            return [new AwsTarget(null, shared)];
        }

        return [.. options.Accounts.Select(account => new AwsTarget(account.Number, KeysOf(account)))];

        IAwsKeySource KeysOf(AwsAccount account)
        {
            var own = account.Profile is { } profile ? new SdkKeys(null, profile, options.ProfilesFile) : shared;
            return account.RoleArn is null ? own : new AssumedRole(client, endpoints, options.HomeRegion, account, own, timeProvider);
        }
    }
}
