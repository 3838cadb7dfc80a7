using Amazon;

namespace KubeInventory.Fetching.Aws;

/// <summary>Where services are.</summary>
internal sealed class AwsEndpoints(AwsFetcherOptions options)
{
    private const int LongestRegionName = 32;

    public Uri Ec2(string region) => Address(options.Ec2Endpoint, "ec2", region);

    public Uri Sts => Address(options.StsEndpoint, "sts", options.HomeRegion);

    /// <summary>Whether the text can be a region. It becomes part of a host name, so nothing else may pass.</summary>
    public static bool IsRegionName(string text)
        => text.Length is > 0 and <= LongestRegionName && text[0] != '-' && text[^1] != '-'
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsAddress(string? endpoint)
        => endpoint is null || (Uri.TryCreate(In(endpoint, "us-east-1"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0);

    private static Uri Address(string? endpoint, string service, string region)
        => new(In(endpoint ?? $"https://{service}.{{region}}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/", region));

    private static string In(string endpoint, string region) => endpoint.Replace("{region}", region, StringComparison.Ordinal);
}
