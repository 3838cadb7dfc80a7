using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KubeInventory.Fetching.Ironic;

/// <summary>Reports one host for every bare-metal node of an Ironic.</summary>
/// <remarks>
/// One shard holds all nodes, or all of a region: a conductor group is a field that operators change, and a node that moves from one to the other
/// between two listings would be in neither. Ironic lists by an identifier that never changes, so nodes that come and go move no other one.
/// Thread-safe. Source: OpenStack Bare Metal API reference.
/// </remarks>
public sealed class IronicFetcher : IProviderFetcher<V1Host>, IDisposable
{
    private const int MaxParallelRequests = 8;

    private readonly IronicFetcherOptions _options;
    private readonly IronicConnection _connection;
    private readonly NodeInspections _inspections = new();

    /// <summary>A fetcher of one Ironic.</summary>
    /// <param name="options">Where it is, and as whom to ask.</param>
    /// <param name="timeProvider">The clock by which tokens are renewed. Default: the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public IronicFetcher(IronicFetcherOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _connection = new IronicConnection(options, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        NodeFilter.Check(shard.Filters);
        var api = await _connection.OpenAsync(Region(shard), cancellationToken).ConfigureAwait(false);
        var pageSize = shard.PageSize ?? _options.PageSize;
        var ports = await PortsAsync(api, pageSize, cancellationToken).ConfigureAwait(false);
        var allocations = await AllocationsAsync(api, pageSize, cancellationToken).ConfigureAwait(false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var nodes in api.ListAsync("nodes", NodeQuery.Nodes(api.Version), pageSize, cancellationToken).ConfigureAwait(false))
        {
            var reports = new Fetched<V1Host>?[nodes.Count];
            var requests = new ParallelOptions { MaxDegreeOfParallelism = MaxParallelRequests, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, nodes.Count, requests, async (i, stop) =>
            {
                var uuid = Uuid(nodes[i]);
                reports[i] = await ReportAsync(api, nodes[i], uuid, ports[uuid], allocations.GetValueOrDefault(uuid), shard, stop).ConfigureAwait(false);
            }).ConfigureAwait(false);
            seen.UnionWith(nodes.Select(Uuid));
            foreach (var report in reports.OfType<Fetched<V1Host>>())
            {
                yield return report;
            }
        }

        if (shard == FetchShard.All)
        {
            _inspections.KeepOnly(seen);
        }
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _connection.Dispose();

    private string? Region(FetchShard shard)
        => shard.Name == FetchShard.All.Name ? _options.Region
            : _options.Endpoint is null || shard.Name == _options.Region ? shard.Name
            : throw new FetchException(
                FetchFailure.Unsupported,
                $"The region '{shard.Name}' is asked for, and Endpoint names one Ironic: remove spec.providerRegions, or let Keystone's catalog name the endpoints.");

    private async Task<Fetched<V1Host>?> ReportAsync(
        IronicApi api, JsonElement node, string uuid, IEnumerable<NodePort> ports, string? allocation, FetchShard shard, CancellationToken cancellationToken)
    {
        try
        {
            if (!NodeFilter.Matches(shard.Filters, node))
            {
                return null;
            }

            var inspection = _options.ReadInspection ? await _inspections.OfAsync(api, node, uuid, cancellationToken).ConfigureAwait(false) : new NodeInspection();
            return IronicNode.Machine(node, uuid, ports, allocation, inspection, Region(shard)).ToHost(_options.TagKeys);
        }
        catch (FetchException e) when (e.Failure is FetchFailure.Malformed)
        {
            return Fetched.Unreadable<V1Host>(IronicNode.HostNameOf(uuid), $"Node {uuid} of Ironic: {e.Message}");
        }
    }

    private static string Uuid(JsonElement node)
        => node.Text("uuid") ?? throw new FetchException(FetchFailure.Malformed, "Ironic lists a node without 'uuid'.");

    private static async Task<ILookup<string, NodePort>> PortsAsync(IronicApi api, int pageSize, CancellationToken cancellationToken)
    {
        List<(string Node, NodePort Port)> ports = [];
        await foreach (var page in api.ListAsync("ports", NodeQuery.Ports(api.Version), pageSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var port in page)
            {
                if (port.Text("node_uuid") is { } node && port.Text("address") is { } mac)
                {
                    ports.Add((node, new NodePort(mac.ToLowerInvariant(), port.Text("name"))));
                }
            }
        }

        return ports.ToLookup(port => port.Node, port => port.Port, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<string, string>> AllocationsAsync(IronicApi api, int pageSize, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (NodeQuery.Allocations(api.Version) is { } query)
        {
            await foreach (var page in api.ListAsync("allocations", query, pageSize, cancellationToken).ConfigureAwait(false))
            {
                foreach (var allocation in page.Where(allocation => allocation.Text("state") == "active"))
                {
                    if (allocation.Text("node_uuid") is { } node && allocation.Text("name") is { } name)
                    {
                        names[node] = name;
                    }
                }
            }
        }

        return names;
    }
}
