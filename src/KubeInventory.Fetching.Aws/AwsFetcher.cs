using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace KubeInventory.Fetching.Aws;

/// <summary>Reports one host for every EC2 instance of accounts and regions.</summary>
/// <remarks>
/// <para>A shard is a region, such as <c>eu-central-1</c>; of several accounts it is <c>123456789012/eu-central-1</c>, and a region that a
/// ProviderSource names without account means that region of all accounts.</para>
/// <para>Filters: <c>env</c> is the tag env, with one of the values or, without values, with any; <c>filter:vpc-id</c> is EC2's own filter
/// vpc-id. Instances of all states are reported, also those that EC2 calls terminated.</para>
/// <para>May be used by several threads at once. Source: Amazon EC2 API reference, version 2016-11-15.</para>
/// </remarks>
public sealed class AwsFetcher : IProviderFetcher<V1Host>
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly AwsFetcherOptions _options;
    private readonly Ec2Client _ec2;
    private readonly IReadOnlyList<AwsTarget> _targets;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _knownRegions = new(StringComparer.Ordinal);

    /// <summary>A fetcher.</summary>
    /// <param name="options">What is read, and as whom.</param>
    /// <param name="http">Sends the requests; it must not follow redirects. Default: null, one of the fetcher's own.</param>
    /// <param name="timeProvider">Dates requests and waits. Default: null, the system's clock.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is out of its range.</exception>
    public AwsFetcher(AwsFetcherOptions options, HttpClient? http = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var time = timeProvider ?? TimeProvider.System;
        var client = new AwsQueryClient(http ?? CreateClient(), time, options.MaxAttempts);
        var endpoints = new AwsEndpoints(options);
        (_options, _ec2, _targets) = (options, new Ec2Client(client, endpoints), AwsTarget.AllOf(options, client, endpoints, time));
    }

    /// <inheritdoc />
    /// <remarks>The enabled regions of an account that could not be asked this time are those of last time.</remarks>
    public async ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken)
    {
        List<FetchShard> shards = [];
        foreach (var target in _targets)
        {
            var regions = _options.Regions.Count > 0 ? _options.Regions : await RegionsAsync(target, cancellationToken).ConfigureAwait(false);
            shards.AddRange(regions.Select(region => AwsShard.Of(_targets, target, region)));
        }

        return shards;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (targets, region) = AwsShard.Parse(shard, _targets);
        var pageSize = Math.Clamp(shard.PageSize ?? _options.PageSize, 5, 1000);
        foreach (var target in targets)
        {
            string? token = null;
            var trail = new PageTrail("AWS");
            do
            {
                var page = await _ec2.OpenInstancesAsync(target.Keys, region, pageSize, shard.Filters, token, cancellationToken).ConfigureAwait(false);
                await using (page.ConfigureAwait(false))
                {
                    while (await page.NextAsync(cancellationToken).ConfigureAwait(false) is var (instance, account))
                    {
                        RequireAccount(target, account);
                        yield return Report(instance, region, account);
                    }
                }

                token = page.NextToken;
                if (token is not null)
                {
                    trail.Visit(token);
                }
            }
            while (token is not null);
        }
    }

    private Fetched<V1Host> Report(XElement instance, string region, string? account)
    {
        var id = instance.Text("instanceId") ?? throw new FetchException(FetchFailure.Malformed, $"AWS lists an instance in {region} without instanceId.");
        return Ec2Machine.Zone(instance) is null
            ? Fetched.Unreadable<V1Host>(HostName.Create("aws", id, $"aws:///{region}/{id}"), "EC2 does not say in which zone it is, and the zone is part of its provider ID.")
            : Ec2Machine.Machine(instance, region, account).ToHost(_options.TagKeys);
    }

    // Keys that were mixed up show another account's instances, whole and well; those of this account would count as gone.
    private static void RequireAccount(AwsTarget target, string? account)
    {
        if (target.Number is { } number && account != number)
        {
            throw new FetchException(FetchFailure.Forbidden, $"AWS lists instances of the account {account ?? "(none)"}, not of {number}: check to which account the credentials or the role belong.");
        }
    }

    private async Task<IReadOnlyList<string>> RegionsAsync(AwsTarget target, CancellationToken cancellationToken)
    {
        var key = target.Number ?? "";
        try
        {
            return _knownRegions[key] = await _ec2.ListRegionsAsync(target.Keys, _options.HomeRegion, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException) when (_knownRegions.TryGetValue(key, out var known))
        {
            // One account must not hold up the others; its shards say what is wrong.
            return known;
        }
    }

    private static HttpClient CreateClient()
        => new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, PooledConnectionLifetime = ConnectionLifetime });
}
