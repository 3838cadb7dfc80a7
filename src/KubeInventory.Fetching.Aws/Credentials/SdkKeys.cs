using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;

namespace KubeInventory.Fetching.Aws;

/// <summary>Keys that the AWS SDK finds: environment, web identity, profile, single sign-on, container, instance role.</summary>
/// <remarks>It is asked for each request: it keeps keys as long as they are good, and looks again when files or the environment change.</remarks>
internal sealed class SdkKeys(AWSCredentials? given, string? profile, string? profilesFile) : IAwsKeySource
{
    private readonly AmazonSecurityTokenServiceConfig? _config = profile is null ? null : new() { Profile = new Amazon.Profile(profile, profilesFile) };

    public async Task<AwsKeys> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var credentials = given ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(_config).WaitAsync(cancellationToken).ConfigureAwait(false);
            var keys = await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            return new AwsKeys(keys.AccessKey, keys.SecretKey, keys.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The SDK throws what its many sources throw.
            throw new FetchException(FetchFailure.Forbidden, $"There are no AWS credentials{Of(profile)}: {PlainText.Of(e.Message, 1000)}", e);
        }
    }

    private static string Of(string? profile) => profile is null ? "" : $" in the profile '{profile}'";
}
