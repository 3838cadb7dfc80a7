using System.Net;

namespace KubeInventory.Fetching;

/// <summary>Ends the fetch of a shard as incomplete and says why.</summary>
public sealed class FetchException : Exception
{
    /// <summary>An incomplete fetch.</summary>
    /// <param name="failure">The class of the reason.</param>
    /// <param name="message">What went wrong, where, and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public FetchException(FetchFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The class of the reason.</summary>
    public FetchFailure Failure { get; }

    /// <summary>When the provider wants to be asked again at the earliest; null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The code that a provider answered with over HTTP; null if there was no answer, or none with a refusal.</summary>
    public HttpStatusCode? StatusCode { get; init; }
}
