namespace KubeInventory.Client;

/// <summary>Repeats a read-modify-write that lost a race.</summary>
/// <remarks>Source: client-go <c>retry.DefaultRetry</c>.</remarks>
internal static class ConflictRetry
{
    private const int MaxAttempts = 5;
    private const double DelayMilliseconds = 10;
    private const double Jitter = 0.1;

    public static Task<T> RunAsync<T>(Func<Task<T>> attempt, TimeProvider timeProvider, CancellationToken cancellationToken) =>
        RunAsync(attempt, static e => e is KubeConflictException, timeProvider, cancellationToken);

    public static async Task<T> RunAsync<T>(
        Func<Task<T>> attempt, Func<KubeApiException, bool> hasLost, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        for (var count = 1; ; count++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (KubeApiException e) when (count < MaxAttempts && hasLost(e))
            {
                // Two losers of one race would meet again without the jitter.
                var delay = TimeSpan.FromMilliseconds(DelayMilliseconds * (1 + (Jitter * Random.Shared.NextDouble())));
                await Task.Delay(delay, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
