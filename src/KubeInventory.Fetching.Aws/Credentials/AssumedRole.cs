using System.Globalization;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>Keys of a role, asked for again before they expire.</summary>
/// <remarks>Source: AWS STS API reference, AssumeRole.</remarks>
internal sealed class AssumedRole(AwsQueryClient client, AwsEndpoints endpoints, string region, AwsAccount account, IAwsKeySource source, TimeProvider timeProvider)
    : IAwsKeySource
{
    /// <summary>A fetch that begins with keys should end with them.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private volatile Session? _session;

    public async Task<AwsKeys> GetAsync(CancellationToken cancellationToken)
    {
        // Two shards that begin at once may both ask; both answers are good.
        if (_session is not { } session || timeProvider.GetUtcNow() > session.GoodUntil)
        {
            _session = session = await AssumeAsync(cancellationToken).ConfigureAwait(false);
        }

        return session.Keys;
    }

    private async Task<Session> AssumeAsync(CancellationToken cancellationToken)
    {
        var call = new AwsCall("sts", region, endpoints.Sts, "AssumeRole", "2011-06-15", source);
        call.Add("RoleArn", account.RoleArn!);
        call.Add("RoleSessionName", "kubeinventory");
        if (account.ExternalId is { } externalId)
        {
            call.Add("ExternalId", externalId);
        }

        var answer = await client.CallAsync(call, "AssumeRoleResponse", cancellationToken).ConfigureAwait(false);
        var credentials = answer.Child("AssumeRoleResult")?.Child("Credentials");
        if (credentials?.Text("AccessKeyId") is not { } id || credentials.Text("SecretAccessKey") is not { } secret || Time(credentials) is not { } expiration)
        {
            throw new FetchException(FetchFailure.Malformed, $"AWS answers AssumeRole of {account.RoleArn} without credentials.");
        }

        var left = expiration - timeProvider.GetUtcNow();
        return new Session(new AwsKeys(id, secret, credentials.Text("SessionToken")), expiration - (left > Margin * 2 ? Margin : left / 2));
    }

    private static DateTimeOffset? Time(XElement credentials)
        => DateTimeOffset.TryParse(credentials.Text("Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private sealed record Session(AwsKeys Keys, DateTimeOffset GoodUntil);
}
