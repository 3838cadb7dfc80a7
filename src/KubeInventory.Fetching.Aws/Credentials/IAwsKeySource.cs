namespace KubeInventory.Fetching.Aws;

/// <summary>Gives the keys of an account, as they are now.</summary>
internal interface IAwsKeySource
{
    /// <exception cref="FetchException">There are none.</exception>
    Task<AwsKeys> GetAsync(CancellationToken cancellationToken);
}
