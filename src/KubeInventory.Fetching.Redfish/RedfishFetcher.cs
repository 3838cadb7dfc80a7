using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KubeInventory.Fetching.Redfish;

/// <summary>Reports one host for every system that the management controllers of a rack list.</summary>
/// <remarks>
/// Each controller is a shard: one that does not answer hides its own systems only. The controller decides how many systems a page has, whatever the
/// ProviderSource says. Thread-safe. Source: DMTF DSP0266, <c>/redfish/v1/Systems</c>.
/// </remarks>
public sealed class RedfishFetcher : IProviderFetcher<V1Host>, IDisposable
{
    private readonly RedfishFetcherOptions _options;
    private readonly IReadOnlyList<FetchShard> _shards;
    private readonly Dictionary<string, (RedfishController Controller, RedfishService Service)> _services;
    private readonly ILogger _logger;

    /// <summary>A fetcher of some controllers.</summary>
    /// <param name="options">The controllers, and how to ask them.</param>
    /// <param name="loggerFactory">Gets a warning where a session cannot be closed. Default: nobody does.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or out of its range.</exception>
    public RedfishFetcher(RedfishFetcherOptions options, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<RedfishFetcher>();
        _shards = [.. options.Controllers.Select(controller => new FetchShard(controller.ShardName))];
        _services = options.Controllers.ToDictionary(controller => controller.ShardName, controller => (controller, Service(controller)), StringComparer.Ordinal);
    }

    /// <summary>One shard for each controller.</summary>
    public ValueTask<IReadOnlyList<FetchShard>> ListShardsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_shards);

    /// <inheritdoc />
    public async IAsyncEnumerable<Fetched<V1Host>> FetchAsync(FetchShard shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shard);
        shard.RequireNoFilters();
        if (!_services.TryGetValue(shard.Name, out var asked))
        {
            throw new FetchException(FetchFailure.Unsupported, $"There is no controller '{shard.Name}': remove it from spec.providerRegions, or add it to the fetcher's options.");
        }

        var (controller, service) = asked;
        using var root = await service.GetAsync(RedfishService.Root, _ => { }, cancellationToken).ConfigureAwait(false);
        var systems = root.RootElement.Object("Systems")?.Text("@odata.id")
            ?? throw new FetchException(FetchFailure.Malformed, $"{shard.Name} has no systems at {RedfishService.Root}: is it a management controller with Redfish?");
        var expands = root.RootElement.Object("ProtocolFeaturesSupported")?.Object("ExpandQuery")?.Flag("NoLinks") is true;
        var session = await LogInAsync(controller, service, root.RootElement, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await foreach (var page in service.MembersAsync(systems, expands: false, mayBeMissing: false, session.Authorize, cancellationToken).ConfigureAwait(false))
            {
                var reports = await Task.WhenAll(page.Select(system => ReportAsync(system, controller, service, expands, session.Authorize, cancellationToken))).ConfigureAwait(false);
                foreach (var report in reports.OfType<Fetched<V1Host>>())
                {
                    yield return report;
                }
            }
        }
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose()
    {
        foreach (var (_, service) in _services.Values)
        {
            service.Dispose();
        }
    }

    private RedfishService Service(RedfishController controller)
    {
        var http = new HttpClient((controller.Certificates ?? _options.Certificates).CreateHandler()) { BaseAddress = controller.Address, Timeout = _options.RequestTimeout };
        return new RedfishService(http, controller.ShardName, _options.MaxParallelRequests);
    }

    private async Task<RedfishSession> LogInAsync(RedfishController controller, RedfishService service, JsonElement root, CancellationToken cancellationToken)
    {
        var userName = (controller.UserName ?? _options.UserName)!;
        var password = await (controller.Password ?? _options.Password)!.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _options.Authentication is RedfishAuthentication.Basic
            ? RedfishSession.Basic(service, controller.ShardName, _logger, userName, password)
            : await RedfishSession.OpenAsync(service, root, controller.ShardName, _logger, userName, password, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The host; null for a place that is empty.</returns>
    private async Task<Fetched<V1Host>?> ReportAsync(
        JsonElement system, RedfishController controller, RedfishService service, bool expands, Action<HttpRequestMessage> authorize, CancellationToken cancellationToken)
    {
        if (SystemIdentity.Of(system) is not { } identity)
        {
            return system.Object("Status")?.Text("State") is "Absent" ? null : throw new FetchException(
                FetchFailure.Malformed,
                $"{controller.ShardName} has a system without UUID, and without manufacturer and serial number, at {system.Text("@odata.id")}: nothing tells it from others.");
        }

        try
        {
            var parts = await SystemParts.ReadAsync(system, service, _options.ReadsDisks, expands, authorize, cancellationToken).ConfigureAwait(false);
            return RedfishSystem.Machine(system, identity, parts, controller).ToHost();
        }
        catch (FetchException e) when (e.Failure is FetchFailure.Malformed || (e.Failure is FetchFailure.Unreachable && e.StatusCode is not null))
        {
            return Fetched.Unreadable<V1Host>(identity.HostName, $"{system.Text("@odata.id")} of {controller.ShardName}: {e.Message}");
        }
    }
}
