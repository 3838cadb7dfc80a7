namespace KubeInventory.Client;

/// <summary>Waits by a clock. Unlike <see cref="Task.Delay(TimeSpan)"/>, what follows a cancelled wait runs where it was cancelled: no thread pool that is busy holds it up.</summary>
internal static class LeaseWait
{
    /// <summary>Waits until the time is over or the token fires, and throws for neither.</summary>
    public static async Task ForAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource();
        await using var timer = time.CreateTimer(_ => done.TrySetResult(), null, delay, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await using var registration = cancellationToken.UnsafeRegister(_ => done.TrySetResult(), null).ConfigureAwait(false);
        await done.Task.ConfigureAwait(false);
    }
}
