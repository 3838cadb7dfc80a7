namespace KubeInventory.Fetching.Aws;

/// <summary>The two actions of EC2 that a fetch needs.</summary>
/// <remarks>Source: Amazon EC2 API reference, DescribeInstances and DescribeRegions.</remarks>
internal sealed class Ec2Client(AwsQueryClient client, AwsEndpoints endpoints)
{
    private const string Version = "2016-11-15";

    /// <summary>The regions that are enabled for the account.</summary>
    public async Task<IReadOnlyList<string>> ListRegionsAsync(IAwsKeySource keys, string home, CancellationToken cancellationToken)
    {
        var call = Call("DescribeRegions", home, keys);
        var answer = await client.CallAsync(call, "DescribeRegionsResponse", cancellationToken).ConfigureAwait(false);
        List<string> regions = [.. answer.Items("regionInfo").Select(item => item.Text("regionName")).OfType<string>().Order(StringComparer.Ordinal)];
        return regions.Count > 0 && regions.All(AwsEndpoints.IsRegionName) ? regions
            : throw new FetchException(FetchFailure.Malformed, $"AWS answers {call.Place} without regions.");
    }

    /// <summary>One page of instances, of every state: those that are terminated are evidence.</summary>
    public async Task<InstancePage> OpenInstancesAsync(
        IAwsKeySource keys, string region, int pageSize, IReadOnlyList<FetchFilter> filters, string? token, CancellationToken cancellationToken)
    {
        var call = Call("DescribeInstances", region, keys);
        call.Add("MaxResults", pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture));
        InstanceFilters.Add(call, filters);
        if (token is not null)
        {
            call.Add("NextToken", token);
        }

        return new InstancePage(await client.OpenAsync(call, "DescribeInstancesResponse", cancellationToken).ConfigureAwait(false));
    }

    private AwsCall Call(string action, string region, IAwsKeySource keys) => new("ec2", region, endpoints.Ec2(region), action, Version, keys);
}
