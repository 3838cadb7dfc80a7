namespace KubeInventory.Client;

/// <summary>How a controller works.</summary>
public class ControllerOptions
{
    /// <summary>What metrics, spans and the log call the controller. Default: the kind's plural and group.</summary>
    public string? Name { get; set; }

    /// <summary>How many objects may be reconciled at once. Default: 1. Range: 1 and more.</summary>
    public int MaxConcurrentReconciles { get; set; } = 1;

    /// <summary>
    /// When a reconcile is cancelled and counts as failed. Default: never (<see cref="Timeout.InfiniteTimeSpan"/>). Range: above zero.
    /// </summary>
    public TimeSpan ReconcileTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>The wait after the first failure of an object; each further one doubles it. Default: 5 ms. Range: above zero.</summary>
    public TimeSpan FirstRetryDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The longest wait after a failure. Default: 1000 s. Range: <see cref="FirstRetryDelay"/> and more.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromSeconds(1000);

    internal WorkQueueOptions Queue(string name) => new() { Name = name, FirstDelay = FirstRetryDelay, LongestDelay = LongestRetryDelay };

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentReconciles, 1);
        if (ReconcileTimeout <= TimeSpan.Zero && ReconcileTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(ReconcileTimeout), ReconcileTimeout, "ReconcileTimeout must be above zero, or infinite.");
        }

        Queue(string.Empty).Validate();
    }
}
