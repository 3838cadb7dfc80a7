namespace KubeInventory.Embedded.Storage;

/// <summary>One resource's objects, its recent changes and the signal for those who wait for more. Guarded by the store's lock.</summary>
internal sealed class ResourceTable(int historyCapacity, long start)
{
    private TaskCompletionSource _changed = NewSignal();

    public ObjectSet Objects { get; set; } = ObjectSet.Empty;

    public ChangeHistory History { get; } = new(historyCapacity, start);

    /// <summary>Completes with the next change.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Takes a change over; the result wakes the waiting readers and is to be completed outside the lock.</summary>
    public TaskCompletionSource Apply(StoredChange change)
    {
        Objects = change.Type is ChangeType.Deleted ? Objects.Without(change.Object) : Objects.With(change.Object);
        History.Add(change);
        var waiting = _changed;
        _changed = NewSignal();
        return waiting;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
