using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Reads the ProviderSource and what is beside it: from caches while they run, else from the server. Creates it where there is none.</summary>
internal sealed class SourceReader(KubeConnection connection, ProviderSyncOptions options)
{
    private readonly InventoryClient _inventory = new(connection);
    private V1ProviderSource? _written;

    /// <summary>Caches to read from while they run, so that reading costs no request.</summary>
    public SourceCaches? Caches { get; set; }

    /// <summary>The state now.</summary>
    public async Task<SourceState> ReadAsync(CancellationToken cancellationToken)
    {
        if (Caches is { } caches)
        {
            await caches.WaitForSyncAsync(cancellationToken).ConfigureAwait(false);
            if (_written?.Metadata?.ResourceVersion is { } written)
            {
                // What the last cycle has put on record counts in this one.
                await caches.Sources.WaitForAsync(written, cancellationToken).ConfigureAwait(false);
            }

            return State(caches.Sources.Lister.List(), caches.Regions.Lister.List())
                ?? State([await CreateAsync(cancellationToken).ConfigureAwait(false)], caches.Regions.Lister.List())!;
        }

        var sources = await _inventory.ProviderSources.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var regions = await _inventory.Regions.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return State(sources, regions) ?? State([.. sources, await CreateAsync(cancellationToken).ConfigureAwait(false)], regions)!;
    }

    /// <summary>Stores the status.</summary>
    public async Task WriteAsync(V1ProviderSourceStatus status, CancellationToken cancellationToken)
        => _written = await _inventory.ProviderSources.Status.ApplyAsync(
            new V1ProviderSource { Metadata = new ObjectMeta { Name = options.Source }, Status = status },
            new ApplyOptions { FieldManager = options.FieldManager, Force = true },
            cancellationToken).ConfigureAwait(false);

    private SourceState? State(IReadOnlyList<V1ProviderSource> sources, IReadOnlyList<V1Region> regions)
        => sources.FirstOrDefault(source => source.Metadata?.Name == options.Source) is { } own ? new SourceState(own, sources, regions) : null;

    private async Task<V1ProviderSource> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _inventory.ProviderSources.CreateAsync(
                new V1ProviderSource { Metadata = new ObjectMeta { Name = options.Source }, Spec = options.Policy with { Provider = options.Policy.Provider ?? options.Source } },
                new WriteOptions { FieldManager = options.FieldManager },
                cancellationToken).ConfigureAwait(false);
        }
        catch (KubeAlreadyExistsException)
        {
            return await _inventory.ProviderSources.GetAsync(options.Source, cancellationToken).ConfigureAwait(false);
        }
    }
}
