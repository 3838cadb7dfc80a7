using KubeInventory.Client;

namespace KubeInventory.Fetching;

/// <summary>Checks that a fetcher keeps the promises on which deletions rest. For its author's tests; needs no test framework and no API server.</summary>
/// <example><code>
/// var report = await FetcherConformance.CheckAsync&lt;V1Host&gt;(
///     () =&gt; new RackFetcher(recorded.Client), new ConformanceOptions { BreakAfterFirstPage = recorded.FailSecondPage });
/// report.ThrowIfBroken();
/// </code></example>
public static class FetcherConformance
{
    /// <summary>Runs every check that the options make possible.</summary>
    /// <param name="make">Makes a fetcher against an answer that stays the same, with at least two objects.</param>
    /// <param name="options">How to break the provider, and which texts are secret.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    public static async Task<ConformanceReport> CheckAsync<TResource>(
        Func<IProviderFetcher<TResource>> make, ConformanceOptions options, CancellationToken cancellationToken = default)
        where TResource : class, IKubernetesResource<TResource>
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(options);
        var checks = new ConformanceChecks<TResource>(make, options, cancellationToken);
        List<ConformanceResult> results =
        [
            await RunAsync("Shards have names, each once, and the same ones each time", checks.ShardsAsync).ConfigureAwait(false),
            await RunAsync("Objects have valid names, each once, and none is left out without a word", checks.NamesAsync).ConfigureAwait(false),
            await RunAsync("The same answer gives the same objects", checks.DeterminismAsync).ConfigureAwait(false),
            await RunAsync("Metadata and status hold only what a provider knows", checks.OwnershipAsync).ConfigureAwait(false),
            await RunAsync("IP addresses of hosts are such", checks.AddressesAsync).ConfigureAwait(false),
            await RunAsync("Cancellation ends a fetch with OperationCanceledException", checks.CancellationAsync).ConfigureAwait(false),
            await RunAsync("Filters are obeyed or refused", checks.FiltersAsync).ConfigureAwait(false),
            await RunAsync("No secret is in any object", checks.SecretsAsync).ConfigureAwait(false),
        ];
        if (options.BreakAfterFirstPage is { } breaks)
        {
            results.Add(await RunAsync("An answer that breaks after its first page throws FetchException", () => checks.BrokenAsync(breaks, failure: null)).ConfigureAwait(false));
        }

        if (options.Throttle is { } throttle)
        {
            results.Add(await RunAsync("Throttling throws FetchException with the failure Throttled", () => checks.BrokenAsync(throttle, FetchFailure.Throttled)).ConfigureAwait(false));
        }

        if (options.Forbid is { } forbid)
        {
            results.Add(await RunAsync("Refused credentials throw FetchException with the failure Forbidden", () => checks.BrokenAsync(forbid, FetchFailure.Forbidden)).ConfigureAwait(false));
        }

        return new ConformanceReport(results);
    }

    private static async Task<ConformanceResult> RunAsync(string rule, Func<Task<string?>> check)
    {
        try
        {
            return new ConformanceResult(rule, await check().ConfigureAwait(false));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new ConformanceResult(rule, $"{e.GetType().Name}: {e.Message}");
        }
    }
}
