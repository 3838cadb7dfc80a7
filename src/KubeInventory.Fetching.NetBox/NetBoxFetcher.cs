using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching.NetBox;

/// <summary>Reports one host for every device and virtual machine of a NetBox.</summary>
/// <remarks>
/// A shard is a site, or all devices, or all virtual machines: <c>devices</c> and <c>virtual-machines</c>. Lists are read by identifier, so
/// that changes in between move no row to another page. Source: netbox-community/netbox, <c>api/dcim</c> and <c>api/virtualization</c>, 3.3 to 4.6.
/// </remarks>
public sealed class NetBoxFetcher : IProviderFetcher<V1Host>, IDisposable
{
    private readonly NetBoxFetcherOptions _options;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;

    /// <summary>A fetcher of one NetBox.</summary>
    /// <param name="options">What is read, and as whom.</param>
    /// <param name="http">Sends the requests, instead of a client by the options' timeout and certificates; it stays the caller's. It must not follow redirections.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public NetBoxFetcher(NetBoxFetcherOptions options, HttpClient? http = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _ownsHttp = http is null;
        _http = http ?? new HttpClient(options.ServerCertificate.CreateHandler()) { Timeout = options.RequestTimeout };
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<FetchShard>>([.. (_options.Sites.Count > 0 ? _options.Sites : Kinds().Select(kind => kind.Shard)).Select(name => new FetchShard(name))]);

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var site = shard.Name == FetchShard.All.Name || NetBoxKind.IsShard(shard.Name) ? null : shard.Name;
        var kinds = Kinds().Where(kind => !NetBoxKind.IsShard(shard.Name) || kind.Shard == shard.Name).ToList();
        if (kinds.Count == 0)
        {
            throw new FetchException(FetchFailure.Unsupported, $"The shard '{shard.Name}' is asked for, and the options leave it out: set Devices or VirtualMachines, or name another shard.");
        }

        // All filters are judged before the first request: half a shard is no answer.
        var filters = kinds.ConvertAll(kind => NetBoxFilters.For(kind, shard.Filters, site));
        var lists = await NetBoxLists.OpenAsync(_options, _http, shard.PageSize, cancellationToken).ConfigureAwait(false);
        var sites = await NetBoxSites.ReadAsync(lists, site, cancellationToken).ConfigureAwait(false);
        foreach (var (kind, filter) in kinds.Zip(filters))
        {
            await foreach (var rows in lists.ReadAsync(kind.List, $"exclude=config_context{filter.Query}", cancellationToken).ConfigureAwait(false))
            {
                var interfaces = _options.Interfaces ? await NetBoxInterfaces.ReadAsync(lists, kind, rows, cancellationToken).ConfigureAwait(false) : NetBoxInterfaces.None;
                foreach (var row in rows)
                {
                    filter.Verify(row);
                    yield return Translate(kind, row, sites, interfaces);
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_ownsHttp)
        {
            _http.Dispose();
        }
    }

    private IEnumerable<NetBoxKind> Kinds()
        => new[] { NetBoxKind.Device, NetBoxKind.VirtualMachine }.Where(kind => kind == NetBoxKind.Device ? _options.Devices : _options.VirtualMachines);

    private Fetched<V1Host> Translate(NetBoxKind kind, NetBoxRow row, NetBoxSites sites, NetBoxInterfaces interfaces)
    {
        try
        {
            return (NetBoxMachine.Of(kind, row, sites, _options) with { Interfaces = interfaces.Of(row.Id) }).ToHost(_options.TagKeys);
        }
        catch (FetchException e)
        {
            return Fetched.Unreadable<V1Host>(NetBoxMachine.NameOf(kind, row.Id, _options), e.Message);
        }
    }
}
