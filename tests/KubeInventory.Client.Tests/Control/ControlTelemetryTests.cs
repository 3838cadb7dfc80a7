using System.Collections.Concurrent;
using System.Diagnostics;
using KubeInventory.Embedded;
using KubeInventory.TestKit;

namespace KubeInventory.Client.Tests;

/// <summary>What queues and controllers report of their keys.</summary>
public sealed class ControlTelemetryTests
{
    [Fact]
    public async Task A_queue_tells_how_many_keys_wait_and_are_worked_on_and_for_how_long()
    {
        using var meter = new MeterRecording();
        var time = new ManualTimeProvider();
        using var queue = new WorkQueue<string>(new WorkQueueOptions { Name = "measured" }, time);

        queue.Add("a");
        queue.Add("b");
        time.Advance(TimeSpan.FromSeconds(3));
        var item = (await queue.TakeAsync(Ct))!;
        Assert.Equal([1.0], meter.Values("kube.workqueue.unfinished name=measured"));
        time.Advance(TimeSpan.FromSeconds(5));
        queue.AddRateLimited("a");
        item.Dispose();
        queue.Dispose();

        Assert.Equal([1.0, 1, -1, -1], meter.Values("kube.workqueue.depth name=measured"));
        Assert.Equal([3.0], meter.Values("kube.workqueue.queue.duration name=measured"));
        Assert.Equal([1.0, -1], meter.Values("kube.workqueue.unfinished name=measured"));
        Assert.Equal([5.0], meter.Values("kube.workqueue.work.duration name=measured"));
        Assert.Equal([1.0], meter.Values("kube.workqueue.retries name=measured"));
    }

    [Fact]
    public async Task Each_reconcile_is_measured_by_what_came_of_it_and_has_a_span()
    {
        using var meter = new MeterRecording();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == KubeClientTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.OperationName == "reconcile spans")
                {
                    spans.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await ReconcileThreeTimesAsync("spans");

        Assert.Single(meter.Values("kube.reconcile.duration controller=spans outcome=failed"));
        Assert.Single(meter.Values("kube.reconcile.duration controller=spans outcome=requeued"));
        Assert.Single(meter.Values("kube.reconcile.duration controller=spans outcome=done"));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset, ActivityStatusCode.Unset], spans.Select(span => span.Status));
        Assert.All(spans, span => Assert.Equal("default/a", span.GetTagItem("kube.object")));
        Assert.All(spans, span => Assert.Equal("spans", span.GetTagItem("kube.controller")));
    }

    private static async Task ReconcileThreeTimesAsync(string name)
    {
        await using var server = await EmbeddedApiServer.StartAsync(Ct);
        using var connection = server.Connect();
        var leases = new ResourceClient<V1Lease>(connection).InNamespace("default");
        await leases.CreateAsync(new V1Lease { Metadata = new ObjectMeta { Name = "a" } }, cancellationToken: Ct);
        var reconciler = new ScriptedReconciler();
        reconciler.Answers.Enqueue(() => throw new InvalidOperationException("not yet"));
        reconciler.Answers.Enqueue(() => ReconcileResult.RequeueAfter(TimeSpan.FromMilliseconds(1)));
        var informer = new Informer<V1Lease>(leases);
        var controller = new Controller<V1Lease>(informer, reconciler, new ControllerOptions { Name = name });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = Task.WhenAll(informer.RunAsync(stop.Token), controller.RunAsync(stop.Token));

        await reconciler.NextAsync();
        await reconciler.NextAsync();
        await reconciler.NextAsync();
        await stop.CancelAsync();
        await running;
    }
}
