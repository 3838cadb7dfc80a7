using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Finishes deletions: takes away what belongs to an object, and then the finalizer that has kept its record.</summary>
internal sealed class Decommissioning<TResource>(ObjectWriter<TResource> writer, IReadOnlyList<IDecommissionStep<TResource>> steps)
    where TResource : class, IKubernetesResource<TResource>
{
    public async Task FinishAsync(TResource resource, SyncTally tally, CancellationToken cancellationToken)
    {
        var name = resource.Metadata!.Name!;
        try
        {
            foreach (var step in steps)
            {
                await step.RunAsync(resource, cancellationToken).ConfigureAwait(false);
            }

            await writer.RemoveFinalizerAsync(resource, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The finalizer keeps the record, and the next cycle tries again.
            tally.Problem(name, $"Not decommissioned yet: {e.Message}");
        }
    }
}
