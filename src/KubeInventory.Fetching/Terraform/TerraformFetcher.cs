using System.Runtime.CompilerServices;

namespace KubeInventory.Fetching;

/// <summary>Reports one host for every machine that a Terraform state manages.</summary>
/// <remarks>
/// Reads format version 4: <c>aws_instance</c>, <c>google_compute_instance</c>, <c>azurerm_linux_virtual_machine</c>,
/// <c>azurerm_windows_virtual_machine</c>, <c>openstack_compute_instance_v2</c>, <c>ibm_compute_bare_metal</c> and
/// <c>ibm_compute_vm_instance</c>. Data sources and deposed instances are left out; of a sensitive attribute nothing is copied. The
/// provider ID is the cloud's own, so that a fetcher of the cloud itself finds the same host. A state tells what was true at the last
/// <c>terraform apply</c>. Source: hashicorp/terraform, internal/states/statefile/version4.go.
/// </remarks>
public sealed class TerraformFetcher(TerraformFetcherOptions options) : IProviderFetcher<V1Host>
{
    private readonly Lock _lock = new();
    private string? _lineage = options.Lineage;
    private long _serial = -1;

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        shard.RequireNoFilters();
        var text = await SourceFile.ReadTextAsync(options.Path, cancellationToken).ConfigureAwait(false);
        var state = TerraformState.Parse(options.Path, text);
        RefuseAnotherHistory(state);
        foreach (var instance in state.Instances)
        {
            if (TerraformMachine.ToHost(instance, options) is { } host)
            {
                yield return host;
            }
        }
    }

    // An older serial or another lineage is not this state any more: its absences mean nothing.
    private void RefuseAnotherHistory(TerraformState state)
    {
        lock (_lock)
        {
            if (_lineage is not null && state.Lineage != _lineage)
            {
                throw new FetchException(
                    FetchFailure.Malformed, $"{options.Path} has the lineage {state.Lineage}, not {_lineage}: it is another state. If it is meant, restart with the new lineage.");
            }

            if (state.Serial < _serial)
            {
                throw new FetchException(
                    FetchFailure.Malformed, $"{options.Path} went back from serial {_serial} to {state.Serial}: an older state was restored. If it is meant, restart.");
            }

            (_lineage, _serial) = (state.Lineage, state.Serial);
        }
    }
}
