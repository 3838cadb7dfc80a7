using Azure.Core;
using Azure.Core.Pipeline;

namespace KubeInventory.Fetching.Azure;

/// <summary>How requests are sent.</summary>
internal sealed class ResourceManagerSettings : ClientOptions
{
    public ResourceManagerSettings(AzureFetcherOptions options)
    {
        Retry.NetworkTimeout = options.RequestTimeout;
        RetryPolicy = new UnlessThrottled(options.MaxAttempts - 1);
        if (options.Transport is not null)
        {
            Transport = options.Transport;
        }
    }

    /// <summary>Repeats what may help. One that is throttled waits for the next cycle: the source then asks less often.</summary>
    private sealed class UnlessThrottled(int maxRetries) : RetryPolicy(maxRetries)
    {
        protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !IsThrottled(message) && base.ShouldRetry(message, exception);

        protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception)
            => !IsThrottled(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

        private static bool IsThrottled(HttpMessage message)
            => message.HasResponse && (message.Response.Status == 429 || (message.Response.Status == 503 && message.Response.Headers.Contains("Retry-After")));
    }
}
