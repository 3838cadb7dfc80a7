namespace KubeInventory.Client;

/// <summary>Bounds one step of the protocol, whatever the connection's own limit is: a dead connection must not use up a term.</summary>
internal static class LeaseAttempt
{
    /// <exception cref="TimeoutException">The step took longer than <see cref="LeaseTiming.AttemptTimeout"/>.</exception>
    public static async Task<T> RunAsync<T>(LeaseClaim claim, Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(claim.Timing.AttemptTimeout, claim.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await step(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The API server did not answer within {claim.Timing.AttemptTimeout.TotalSeconds:0.#} s.", e);
        }
    }
}
