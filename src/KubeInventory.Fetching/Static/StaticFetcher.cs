using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching;

/// <summary>Reports the hosts that a YAML file lists: machines that no API knows.</summary>
/// <remarks>The file counts as a whole: with one error in it nothing is reported, and the message names every error's line and column. It is read again when it changes.</remarks>
public sealed class StaticFetcher(StaticFetcherOptions options) : IProviderFetcher<V1Host>
{
    private readonly FileChanges _changes = new(() => [options.Path]);

    /// <inheritdoc />
    public Task WaitForChangeAsync(CancellationToken cancellationToken) => _changes.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _changes.Remember();
        shard.RequireNoFilters();
        var text = await SourceFile.ReadTextAsync(options.Path, cancellationToken).ConfigureAwait(false);
        foreach (var host in StaticHostFile.Parse(options.Path, text))
        {
            yield return host;
        }
    }
}
