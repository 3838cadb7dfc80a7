namespace KubeInventory.Client;

/// <summary>How fast a connection sends; what is above it waits its turn. A token bucket: it is full at the start.</summary>
/// <param name="RequestsPerSecond">The average, in requests per second. Range: above zero.</param>
/// <param name="Burst">How many may go at once after a pause. Range: 1 or more.</param>
public sealed record RequestRateLimit(double RequestsPerSecond, int Burst)
{
    internal void Validate()
    {
        if (!double.IsFinite(RequestsPerSecond) || RequestsPerSecond <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(RequestsPerSecond), RequestsPerSecond, "RateLimit.RequestsPerSecond must be above zero.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Burst, 1);
    }
}
