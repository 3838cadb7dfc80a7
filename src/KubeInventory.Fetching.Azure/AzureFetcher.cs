using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Fetching.Azure;

/// <summary>Reports one host for every virtual machine of Azure subscriptions, members of flexible scale sets among them.</summary>
/// <remarks>
/// A shard is a subscription, or a location of it. Source: Azure Resource Manager, Microsoft.Compute 2024-07-01 and Microsoft.Network 2024-05-01. Power states
/// come from a list of their own (<c>statusOnly</c>); a machine that is not in it has the state Unknown.
/// </remarks>
public sealed class AzureFetcher : IProviderFetcher<V1Host>
{
    private readonly AzureFetcherOptions _options;
    private readonly ResourceManagerClient _client;

    /// <summary>A fetcher of Azure.</summary>
    /// <param name="options">What is read, and as whom.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public AzureFetcher(AzureFetcherOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _client = new ResourceManagerClient(options);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken)
        => [.. (await ListAsync(cancellationToken).ConfigureAwait(false)).Select(shard => new FetchShard(shard.Name))];

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        if (shard.PageSize is not null)
        {
            throw new FetchException(FetchFailure.Unsupported, "Azure itself decides how large its pages are: remove spec.pageSize of the ProviderSource.");
        }

        var filters = new AzureFilters(shard.Filters);
        var all = AzureShard.IsLocation(shard.Name) ? await ListAsync(cancellationToken).ConfigureAwait(false) : [];
        foreach (var part in AzureShard.Parse(shard.Name, all))
        {
            var states = await PowerStates.ReadAsync(_client, part, cancellationToken).ConfigureAwait(false);
            var network = _options.Network ? await AzureNetwork.ReadAsync(_client, part, cancellationToken).ConfigureAwait(false) : AzureNetwork.None;
            var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            await foreach (var machine in _client.ListAsync(MachinesOf(part), cancellationToken).ConfigureAwait(false))
            {
                var id = ResourceId.Of(machine);

                // A list that changes while it is read may repeat a machine on its next page.
                if (reported.Add(id.Text) && filters.Match(machine, id))
                {
                    yield return Translate(machine, id, states, network);
                }
            }
        }
    }

    private static string MachinesOf(AzureShard part)
        => part.Location is null ? Compute(part.Subscription, "virtualMachines") : Compute(part.Subscription, $"locations/{part.Location}/virtualMachines");

    internal static string Compute(string subscription, string list) => $"subscriptions/{subscription}/providers/Microsoft.Compute/{list}?api-version=2024-07-01";

    private async Task<IReadOnlyList<AzureShard>> ListAsync(CancellationToken cancellationToken)
    {
        List<string> subscriptions = [.. _options.Subscriptions];
        if (subscriptions.Count == 0)
        {
            await foreach (var subscription in _client.ListAsync("subscriptions?api-version=2022-12-01", cancellationToken).ConfigureAwait(false))
            {
                subscriptions.Add(subscription.Text("subscriptionId") is { } id && AzureShard.IsSubscription(id)
                    ? id
                    : throw new FetchException(FetchFailure.Malformed, "Azure lists a subscription without 'subscriptionId'."));
            }
        }

        var names = subscriptions.Select(id => id.ToLowerInvariant()).Order(StringComparer.Ordinal);
        return subscriptions.Count == 0
            ? throw new FetchException(FetchFailure.Forbidden, "Azure shows no subscription to these credentials: give them the role Reader on one.")
            : [.. names.SelectMany(id => _options.Locations.Count == 0 ? [new AzureShard(id, null)] : _options.Locations.Select(location => new AzureShard(id, location)))];
    }

    private Fetched<V1Host> Translate(JsonElement machine, ResourceId id, PowerStates states, AzureNetwork network)
    {
        var uuid = AzureMachine.UuidOf(machine, id);
        try
        {
            return AzureMachine.Of(machine, id, uuid, states, network).ToHost(_options.TagKeys);
        }
        catch (FetchException e)
        {
            return Fetched.Unreadable<V1Host>(AzureMachine.NameOf(uuid, id), e.Message);
        }
    }
}
