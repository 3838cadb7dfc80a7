namespace KubeInventory.Client;

/// <summary>Makes requests wait so that they keep to a rate, in the order in which they came. Thread-safe.</summary>
/// <remarks>Each request reserves a moment: the bucket may be in debt, and the debt is the queue.</remarks>
internal sealed class RequestLimiter(RequestRateLimit limit, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _tokens = limit.Burst;
    private long _filledAt = time.GetTimestamp();

    public async Task WaitAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (Reserve() is not { } wait)
        {
            return;
        }

        var started = time.GetTimestamp();
        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveBack();
            throw;
        }

        ClientTelemetry.RecordThrottle(request, time.GetElapsedTime(started));
    }

    private TimeSpan? Reserve()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(limit.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * limit.RequestsPerSecond));
            _filledAt = now;
            _tokens--;
            return _tokens >= 0 ? null : TimeSpan.FromSeconds(-_tokens / limit.RequestsPerSecond);
        }
    }

    private void GiveBack()
    {
        lock (_gate)
        {
            _tokens++;
        }
    }
}
