namespace KubeInventory.Fetching.Aws;

/// <summary>Names of shards: <c>eu-central-1</c>, or <c>123456789012/eu-central-1</c> of several accounts.</summary>
internal static class AwsShard
{
    public static FetchShard Of(IReadOnlyList<AwsTarget> all, AwsTarget target, string region)
        => new(all.Count > 1 ? $"{target.Number}/{region}" : region);

    /// <exception cref="FetchException">There is no such shard.</exception>
    public static (IReadOnlyList<AwsTarget> Targets, string Region) Parse(FetchShard shard, IReadOnlyList<AwsTarget> all)
    {
        var slash = shard.Name.IndexOf('/', StringComparison.Ordinal);
        var region = shard.Name[(slash + 1)..];
        List<AwsTarget> targets = [.. all.Where(target => slash < 0 || target.Number == shard.Name[..slash])];
        return AwsEndpoints.IsRegionName(region) && targets.Count > 0 ? (targets, region)
            : throw new FetchException(
                FetchFailure.Unsupported,
                $"'{PlainText.Of(shard.Name)}' is no region such as eu-central-1, or 123456789012/eu-central-1 of an account of the options.");
    }
}
