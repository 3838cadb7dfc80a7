using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace KubeInventory.Fetching.Azure;

/// <summary>What an <see cref="AzureFetcher"/> reads, and as whom.</summary>
public sealed class AzureFetcherOptions
{
    /// <summary>Subscriptions, by their identifiers. Default: none, all that the credentials may see, asked before each fetch.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Locations that are read in each subscription, such as <c>westeurope</c>; each is a shard of its own. Default: none, a shard is a whole subscription.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>
    /// Credentials of Azure.Identity; the role Reader is enough. Default: null, what <c>DefaultAzureCredential</c> finds: environment, workload identity,
    /// managed identity, then developers' tools. Files and the environment are read again as it needs new tokens.
    /// </summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>Azure Resource Manager. Default: <c>https://management.azure.com/</c>; China and government clouds have others, and their credentials another authority.</summary>
    public Uri Endpoint { get; init; } = new("https://management.azure.com/");

    /// <summary>Whether network interfaces and public addresses are read: two more lists for each subscription. Default: true. Without them hosts have no addresses.</summary>
    public bool Network { get; init; } = true;

    /// <summary>How often a request is sent that gets no answer or an error of the server, 1 to 10. Default: 3; then the shard is incomplete. One that is throttled is not repeated.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Longest time that one attempt may take, one second to ten minutes. Default: one minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sends the requests. Default: null, the transport of Azure.Core.</summary>
    public HttpPipelineTransport? Transport { get; init; }

    /// <summary>Which tags hold role, team and the like.</summary>
    public HostTagKeys TagKeys { get; init; } = new();

    /// <summary>Throws unless every option is in its range.</summary>
    /// <exception cref="OptionsValidationException">Names each option that is not.</exception>
    internal void Validate()
    {
        var failures = new OptionFailures();
        failures.Check(Subscriptions.All(AzureShard.IsSubscription), "Subscriptions must be identifiers such as 6e1f7c5a-0b1d-4c39-9c1e-2f3a4b5c6d7e.");
        failures.Check(Subscriptions.Distinct(StringComparer.OrdinalIgnoreCase).Count() == Subscriptions.Count, "Subscriptions must not name a subscription twice.");
        failures.Check(Locations.All(AzureShard.IsLocation), "Locations must be names such as westeurope.");
        failures.Check(Locations.Distinct(StringComparer.Ordinal).Count() == Locations.Count, "Locations must not name a location twice.");
        failures.Check(Endpoint is { IsAbsoluteUri: true, Scheme: "https", PathAndQuery: "/", UserInfo: "" }, $"Endpoint must be an https address without path, not '{Endpoint}'.");
        failures.Check(MaxAttempts is >= 1 and <= 10, $"MaxAttempts must be 1 to 10, not {MaxAttempts}.");
        failures.Check(RequestTimeout >= TimeSpan.FromSeconds(1) && RequestTimeout <= TimeSpan.FromMinutes(10), $"RequestTimeout must be one second to ten minutes, not {RequestTimeout}.");
        failures.ThrowIfAny<AzureFetcherOptions>();
    }
}
