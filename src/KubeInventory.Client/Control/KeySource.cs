using Microsoft.Extensions.Logging;

namespace KubeInventory.Client;

/// <summary>Turns the changes of one informer into keys to reconcile.</summary>
/// <param name="WaitForSyncAsync">Waits until the informer's cache is complete.</param>
/// <param name="PumpAsync">Adds keys to a queue until cancelled or until the informer stops.</param>
internal sealed record KeySource(
    Func<CancellationToken, Task> WaitForSyncAsync,
    Func<WorkQueue<ObjectKey>, CancellationToken, Task> PumpAsync)
{
    /// <summary>Each object that changes is its own key.</summary>
    public static KeySource Of<T>(Informer<T> informer)
        where T : class, IKubernetesResource<T> => new(
            informer.WaitForSyncAsync,
            async (queue, cancellationToken) =>
            {
                await foreach (var change in informer.SubscribeAsync(cancellationToken).ConfigureAwait(false))
                {
                    queue.Add(change.Key);
                }
            });

    /// <summary>Each object that changes stands for others: those that it stood for before, and those that it stands for now.</summary>
    public static KeySource Of<T>(Informer<T> informer, Func<T, IEnumerable<ObjectKey>> map, ILogger logger)
        where T : class, IKubernetesResource<T> => new(
            informer.WaitForSyncAsync,
            async (queue, cancellationToken) =>
            {
                await foreach (var change in informer.SubscribeAsync(cancellationToken).ConfigureAwait(false))
                {
                    Add(queue, change.Old);
                    Add(queue, change.New);
                }

                void Add(WorkQueue<ObjectKey> queue, T? resource)
                {
                    try
                    {
                        foreach (var key in resource is null ? [] : map(resource))
                        {
                            queue.Add(key);
                        }
                    }
                    catch (Exception e)
                    {
                        // A user's mistake about one object is not to stop the reconciling of all.
                        logger.RelatedNotMapped(e, T.Definition.Kind, resource?.Metadata?.Name);
                    }
                }
            });
}
