namespace KubeInventory.Client;

/// <summary>Lets so many pass each second, and a burst of them at once. For one caller at a time.</summary>
internal sealed class TokenBucket(double perSecond, int burst, TimeProvider time)
{
    private double _tokens = burst;
    private long _filledAt = time.GetTimestamp();

    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        var elapsed = time.GetElapsedTime(_filledAt);
        _filledAt = time.GetTimestamp();
        _tokens = Math.Min(burst, _tokens + elapsed.TotalSeconds * perSecond) - 1;
        if (_tokens < 0)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(-_tokens / perSecond * 1000));
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
