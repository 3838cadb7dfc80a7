using KubeInventory;
using KubeInventory.Client;
using KubeInventory.Embedded;
using KubeInventory.Fetching;

namespace QuickStart;

/// <summary>The tour: server, kinds, sync, table, next steps, changes.</summary>
internal static class FleetTour
{
    /// <returns>Whether every source was read whole and every host was stored.</returns>
    public static async Task<bool> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var files = FleetFiles.Provide(arguments.DataDirectory);
        await using var server = arguments.KubeConfig is null ? await StartServerAsync(arguments.DataDirectory, cancellationToken) : null;
        var kubeConfig = arguments.KubeConfig ?? server!.KubeConfigPath!;
        using var connection = KubeConnection.FromKubeConfig(new KubeConfigOptions { Path = kubeConfig });

        Console.WriteLine("Installing the kinds Host, Cluster, Region and ProviderSource …");
        await new CrdInstaller(connection).InstallAsync(CustomResourceDefinitions.All, cancellationToken);

        var inventory = new InventoryClient(connection);
        var cache = new Informer<V1Host>(inventory.Hosts);
        using var stopCache = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var caching = cache.RunAsync(stopCache.Token);
        try
        {
            ProviderSync<V1Host>[] syncs = [BareMetal(files, connection, cache), Cloud(files, connection, cache)];
            Console.WriteLine("Syncing two sources …");
            List<SyncOutcome> outcomes = [];
            foreach (var sync in syncs)
            {
                outcomes.Add(await sync.SyncOnceAsync(cancellationToken));
                PrintOutcome(outcomes[^1]);
            }

            Console.WriteLine();
            FleetTable.Print(cache.Lister.List(), Console.Out);
            if (!arguments.Once)
            {
                NextSteps.Print(kubeConfig, files);
                await FollowAsync(cache, syncs, cancellationToken);
            }

            return outcomes.TrueForAll(IsWhole);
        }
        finally
        {
            await stopCache.CancelAsync();
            await caching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<EmbeddedApiServer> StartServerAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        Console.WriteLine($"Starting the embedded API server on {Path.Combine(dataDirectory, "server")} …");
        var options = new EmbeddedApiServerOptions { DataDirectory = Path.Combine(dataDirectory, "server") };
        return await EmbeddedApiServer.StartAsync(options, cancellationToken);
    }

    private static ProviderSync<V1Host> BareMetal(string files, KubeConnection connection, Informer<V1Host> cache)
    {
        var fetcher = new StaticFetcher(new StaticFetcherOptions { Path = Path.Combine(files, FleetFiles.BareMetal) });
        return ProviderSync.ForHosts(fetcher, connection, cache, Options("bare-metal"));
    }

    private static ProviderSync<V1Host> Cloud(string files, KubeConnection connection, Informer<V1Host> cache)
    {
        var fetcher = new TerraformFetcher(new TerraformFetcherOptions
        {
            Path = Path.Combine(files, FleetFiles.Cloud),
            Regions = new Dictionary<string, string> { ["eu-central-1"] = "eu", ["us-east-1"] = "us" },
        });
        return ProviderSync.ForHosts(fetcher, connection, cache, Options("cloud"));
    }

    private static ProviderSyncOptions Options(string source)
        => new()
        {
            Source = source,
            Policy = new V1ProviderSourceSpec { Interval = "2s", MissingGrace = "5s" },
            Labels = HostLabels.Canonical | HostLabels.Unprefixed,
        };

    private static async Task FollowAsync(Informer<V1Host> cache, ProviderSync<V1Host>[] syncs, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("Following changes; Ctrl+C ends.");
        var known = cache.Lister.List().ToDictionary(host => host.Metadata!.Name!, host => host.Metadata!.ResourceVersion);
        var loops = syncs.Select(sync => PrintTroubleAsync(sync, cancellationToken)).ToArray();
        await foreach (var change in cache.SubscribeAsync(cancellationToken))
        {
            var host = change.Resource;
            if (known.GetValueOrDefault(host.Metadata!.Name!) != host.Metadata.ResourceVersion)
            {
                Console.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} {change.Type,-8} {string.Join("  ", FleetTable.Row(host))}");
            }
        }

        await Task.WhenAll(loops);
    }

    private static async Task PrintTroubleAsync(ProviderSync<V1Host> sync, CancellationToken cancellationToken)
    {
        await foreach (var outcome in sync.RunAsync(cancellationToken))
        {
            if (!IsWhole(outcome))
            {
                PrintOutcome(outcome);
            }
        }
    }

    private static void PrintOutcome(SyncOutcome outcome)
    {
        Console.WriteLine($"  {outcome}");
        foreach (var problem in outcome.Problems)
        {
            Console.WriteLine($"    {problem.Name}: {problem.Message}");
        }
    }

    private static bool IsWhole(SyncOutcome outcome) => outcome.Completeness == Completeness.Complete && outcome.Problems.Count == 0;
}
