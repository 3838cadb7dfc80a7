using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching;

/// <summary>Reports one host for every machine that a Terraform state manages.</summary>
/// <remarks>
/// Reads format version 4: <c>aws_instance</c>, <c>google_compute_instance</c>, <c>azurerm_linux_virtual_machine</c>,
/// <c>azurerm_windows_virtual_machine</c>, <c>openstack_compute_instance_v2</c>, <c>ibm_compute_bare_metal</c> and
/// <c>ibm_compute_vm_instance</c>. Data sources and deposed instances are left out; of a sensitive attribute nothing is copied. The
/// provider ID is the cloud's own, so that a fetcher of the cloud itself finds the same host. A state tells what was true at the last
/// <c>terraform apply</c>; while one runs, machines may appear, and none goes missing. A state in a file is read again when it changes.
/// Source: hashicorp/terraform, internal/states/statefile/version4.go.
/// </remarks>
public sealed class TerraformFetcher : IProviderFetcher<V1Host>, IDisposable
{
    private readonly TerraformFetcherOptions _options;
    private readonly TerraformBackend _backend;
    private readonly ConcurrentDictionary<string, TerraformState> _last = new(StringComparer.Ordinal);

    /// <summary>A fetcher of one state, or of the workspaces of one configuration.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="http">Sends the requests to an HTTP backend, instead of a client by the options' timeout and certificates; it stays the caller's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public TerraformFetcher(TerraformFetcherOptions options, HttpClient? http = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _backend = TerraformBackend.Of(options, http);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_backend.List());

    /// <inheritdoc />
    public Task WaitForChangeAsync(CancellationToken cancellationToken) => _backend.WaitForChangeAsync(cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        shard.RequireNoFilters();
        var state = await _backend.ReadAsync(shard, cancellationToken).ConfigureAwait(false);
        RefuseAnotherHistory(shard, state);
        foreach (var instance in state.Instances)
        {
            if (TerraformMachine.ToHost(instance, _options) is { } host)
            {
                yield return host;
            }
        }

        if (state.LockFile is { } lockFile)
        {
            throw new FetchException(
                FetchFailure.Unreachable,
                $"Terraform is changing {state.Place}: its machines were read, and none of them goes missing before it ends. If no terraform runs, remove {lockFile}.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _backend.Dispose();

    // An older serial or another lineage is not this state any more: its absences mean nothing.
    private void RefuseAnotherHistory(FetchShard shard, TerraformState state)
    {
        if (_options.Lineage is not null && _backend.HasWorkspaces)
        {
            throw new FetchException(FetchFailure.Unsupported, $"Lineage is set, and {_options.Path} is a folder, whose workspaces have one each: name a state file, or leave Lineage out.");
        }

        _last.TryGetValue(shard.Name, out var last);
        var lineage = last?.Lineage ?? _options.Lineage;
        if (lineage is not null && state.Lineage != lineage)
        {
            throw new FetchException(
                FetchFailure.Malformed, $"{state.Place} has the lineage {state.Lineage}, not {lineage}: it is another state. If it is meant, restart with the new lineage.");
        }

        if (last is not null && state.Serial < last.Serial)
        {
            throw new FetchException(
                FetchFailure.Malformed, $"{state.Place} went back from serial {last.Serial} to {state.Serial}: an older state was restored. If it is meant, restart.");
        }

        _last[shard.Name] = state with { Instances = [] };
    }
}
