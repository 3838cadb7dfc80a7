namespace KubeInventory.Client;

/// <summary>Brings the world into line with one object, however it came to differ.</summary>
/// <remarks>
/// It is told which object and not what happened: several changes may come as one call, and after a start every object comes once. Calls
/// for one object never overlap; calls for different objects do, as <see cref="ControllerOptions.MaxConcurrentReconciles"/> allows.
/// </remarks>
/// <typeparam name="T">The kind.</typeparam>
public interface IReconciler<T>
    where T : class, IKubernetesResource<T>
{
    /// <summary>Reconciles one object. It must bear to be called again at any time, also after half of it was done.</summary>
    /// <param name="key">Which object.</param>
    /// <param name="resource">The object as the cache has it now, shared with other readers; null if it is gone.</param>
    /// <param name="cancellationToken">Fires at the end of the program, at the timeout, and when the lead is lost.</param>
    /// <returns>Whether to come again. What it throws is logged, and the object comes again after a wait that grows.</returns>
    Task<ReconcileResult> ReconcileAsync(ObjectKey key, T? resource, CancellationToken cancellationToken);
}
