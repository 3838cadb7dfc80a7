using System.Text.Json;

namespace KubeInventory.Client;

/// <summary>Tells failures that time may heal from those that it will not.</summary>
internal static class LeaseFailure
{
    /// <summary>What requests are documented to throw, other than for a mistake in the program.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is KubeApiException or KubeConnectionException or KubeConfigException or JsonException or TimeoutException;

    /// <summary>No answer, or one that says "later". A server that forbids will go on to forbid.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is KubeConnectionException or TimeoutException
        || (exception is KubeApiException e && ((int)e.StatusCode is 429 or >= 500 || e.Reason is StatusReason.Conflict));
}
