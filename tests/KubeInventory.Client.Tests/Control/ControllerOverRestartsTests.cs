using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>A controller on a real API server that dies: for each wanted Lease there is one that copies it, and no other.</summary>
public sealed class ControllerOverRestartsTests
{
    private const int Names = 12;

    [Fact]
    public async Task Killing_and_restarting_the_API_server_leaves_nothing_undone()
    {
        await using var testbed = await OwnTestbed.StartAsync(Ct);
        await using var connection = testbed.Connect();
        var leases = new ResourceClient<V1Lease>(connection).InNamespace("default");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (wanted, copies) = (InformerOf("wanted"), InformerOf("copy"));
        var options = new ControllerOptions { MaxConcurrentReconciles = 4, LongestRetryDelay = TimeSpan.FromSeconds(1) };
        var controller = new Controller<V1Lease>(wanted, new Copier(leases), options)
            .Watch(copies, (copy, _) => [new ObjectKey("default", copy.Metadata!.Labels!["of"])]);
        Task[] running = [wanted.RunAsync(stop.Token), copies.RunAsync(stop.Token), controller.RunAsync(stop.Token)];

        await testbed.RestartTwiceUnderAsync(token => WriteAsync(leases, token), Ct);
        await leases.ApplyAsync(Wanted("last", 1), new ApplyOptions { FieldManager = "writer", Force = true }, Ct);
        await UntilCopiedAsync(leases, copies);

        // What somebody else undoes is done again.
        await leases.DeleteAsync("copy-last", cancellationToken: Ct);
        await UntilCopiedAsync(leases, copies);

        Assert.Contains("last=1", await DescribeAsync(leases, "copy"));
        await stop.CancelAsync();
        await Task.WhenAll(running);

        Informer<V1Lease> InformerOf(string role) => new(leases, new InformerOptions<V1Lease> { LabelSelector = $"role={role}" });
    }

    private static async Task WriteAsync(ResourceClient<V1Lease> leases, CancellationToken cancellationToken)
    {
        var random = new Random(1);
        for (var turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            var name = $"{random.Next(Names):d2}";
            try
            {
                if (random.Next(3) == 0)
                {
                    await leases.DeleteAsync($"wanted-{name}", cancellationToken: cancellationToken);
                }
                else
                {
                    await leases.ApplyAsync(Wanted(name, turn), new ApplyOptions { FieldManager = "writer", Force = true }, cancellationToken);
                }
            }
            catch (Exception e) when (e is KubeConnectionException or KubeApiException or OperationCanceledException)
            {
                // What the dying server did or did not do with it is for the controller to find out.
                await Task.Yield();
            }
        }
    }

    /// <summary>Returns when the copies are those of what is wanted; looks again whenever one changes.</summary>
    private static async Task UntilCopiedAsync(ResourceClient<V1Lease> leases, Informer<V1Lease> copies)
    {
        await foreach (var _ in copies.SubscribeInBatchesAsync(cancellationToken: Ct))
        {
            if ((await DescribeAsync(leases, "wanted")).SequenceEqual(await DescribeAsync(leases, "copy")))
            {
                return;
            }
        }
    }

    private static async Task<List<string>> DescribeAsync(ResourceClient<V1Lease> leases, string role) =>
        await leases.ListAsync(new ListOptions { LabelSelector = $"role={role}" }, Ct)
            .Select(lease => $"{lease.Metadata!.Name![(role.Length + 1)..]}={lease.Spec?.HolderIdentity}")
            .ToListAsync(Ct);

    private static V1Lease Wanted(string name, int holder) => Lease($"wanted-{name}", $"{holder}", new() { ["role"] = "wanted" });

    private static V1Lease Lease(string name, string? holder, Dictionary<string, string> labels) => new()
    {
        Metadata = new ObjectMeta { Name = name, Labels = labels },
        Spec = new V1LeaseSpec { HolderIdentity = holder },
    };

    private sealed class Copier(ResourceClient<V1Lease> leases) : IReconciler<V1Lease>
    {
        public async Task<ReconcileResult> ReconcileAsync(ObjectKey key, V1Lease? wanted, CancellationToken cancellationToken)
        {
            var name = key.Name.Replace("wanted", "copy", StringComparison.Ordinal);
            if (wanted is null)
            {
                await leases.DeleteAsync(name, cancellationToken: cancellationToken);
            }
            else
            {
                var copy = Lease(name, wanted.Spec?.HolderIdentity, new() { ["role"] = "copy", ["of"] = key.Name });
                await leases.ApplyAsync(copy, new ApplyOptions { FieldManager = "copier", Force = true }, cancellationToken);
            }

            return ReconcileResult.Done;
        }
    }
}
