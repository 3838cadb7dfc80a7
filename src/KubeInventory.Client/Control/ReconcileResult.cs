namespace KubeInventory.Client;

/// <summary>What is to happen after a reconcile that succeeded. One that fails throws, and is repeated after a growing wait.</summary>
public readonly record struct ReconcileResult
{
    /// <summary>Nothing, until something changes.</summary>
    public static ReconcileResult Done => default;

    /// <summary>How long until the object is reconciled again even if nothing changes; null for <see cref="Done"/>.</summary>
    public TimeSpan? Delay { get; private init; }

    /// <summary>Reconciles again after a while, or sooner if something changes.</summary>
    /// <param name="delay">Above zero.</param>
    public static ReconcileResult RequeueAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        return new ReconcileResult { Delay = delay };
    }
}
