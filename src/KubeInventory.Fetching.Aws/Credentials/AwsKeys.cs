namespace KubeInventory.Fetching.Aws;

/// <summary>What signs a request. Deliberately not printable.</summary>
internal sealed class AwsKeys(string accessKeyId, string secretAccessKey, string? sessionToken)
{
    public string AccessKeyId { get; } = accessKeyId;

    public string SecretAccessKey { get; } = secretAccessKey;

    /// <summary>Belongs to keys that expire; null for others.</summary>
    public string? SessionToken { get; } = string.IsNullOrEmpty(sessionToken) ? null : sessionToken;
}
