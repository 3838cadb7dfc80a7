using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KubeInventory.Client;

/// <summary>The library's meter and activity source, both named <c>KubeInventory.Client</c>.</summary>
internal static class ClientTelemetry
{
    public const string Name = KubeClientTelemetry.MeterName;

    public static readonly ActivitySource Activities = new(KubeClientTelemetry.ActivitySourceName);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> RequestDuration = Meter.CreateHistogram<double>(
        "kube.client.request.duration",
        unit: "s",
        description: "Time until an answer begins, for each attempt; a watch counts until it is open.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "kube.client.retries",
        unit: "{request}",
        description: "Requests that were sent again; the code is 0 where a connection was lost.");

    private static readonly UpDownCounter<long> OpenWatches = Meter.CreateUpDownCounter<long>(
        "kube.watch.open",
        unit: "{watch}",
        description: "Watches that are open.");

    private static readonly Counter<long> WatchEvents = Meter.CreateCounter<long>(
        "kube.watch.events",
        unit: "{event}",
        description: "Events that watches brought, bookmarks included.");

    private static readonly Histogram<double> ThrottleDuration = Meter.CreateHistogram<double>(
        "kube.client.throttle.duration",
        unit: "s",
        description: "Time that requests waited for KubeConnectionOptions.RateLimit; those that did not wait are not counted.");

    private static readonly Counter<long> WatchRestarts = Meter.CreateCounter<long>(
        "kube.watch.restarts",
        unit: "{watch}",
        description: "Watches that followed another one without a list in between.");

    private static readonly Counter<long> Relists = Meter.CreateCounter<long>(
        "kube.reflector.relists",
        unit: "{list}",
        description: "Lists after the first: the watch could not go on from where it was, or the list before failed.");

    private static readonly UpDownCounter<long> CachedObjects = Meter.CreateUpDownCounter<long>(
        "kube.cache.objects",
        unit: "{object}",
        description: "Objects that informers hold.");

    private static readonly LiveGauge LastEventAges = new(
        Meter,
        "kube.cache.last_event_age",
        unit: "s",
        description: "How long ago the server was last heard of by informers that run; of several for a resource, the one silent for longest.",
        tag: "resource",
        Enumerable.Max);

    private static readonly LiveGauge CertificateExpiries = new(
        Meter,
        "kube.client.certificate.expiry",
        unit: "s",
        description: "When the client certificate in use runs out, in seconds since 1970; of several for a server, the first.",
        tag: "server",
        Enumerable.Min);

    private static readonly UpDownCounter<long> Leaders = Meter.CreateUpDownCounter<long>(
        "kube.leader.is_leader",
        unit: "{leader}",
        description: "1 while a candidate of this process leads, until its work has ended and the Lease is released.");

    private static readonly UpDownCounter<long> HeldLocks = Meter.CreateUpDownCounter<long>(
        "kube.lock.held",
        unit: "{lock}",
        description: "Locks and slots of semaphores that this process holds.");

    private static readonly Histogram<double> LockWaits = Meter.CreateHistogram<double>(
        "kube.lock.wait.duration",
        unit: "s",
        description: "Time until a lock or a slot was acquired.");

    private static readonly UpDownCounter<long> QueueDepth = Meter.CreateUpDownCounter<long>(
        "kube.workqueue.depth",
        unit: "{key}",
        description: "Keys that wait to be worked on.");

    private static readonly UpDownCounter<long> QueueUnfinished = Meter.CreateUpDownCounter<long>(
        "kube.workqueue.unfinished",
        unit: "{key}",
        description: "Keys that are being worked on; one that does not come back is stuck.");

    private static readonly Histogram<double> QueueDuration = Meter.CreateHistogram<double>(
        "kube.workqueue.queue.duration",
        unit: "s",
        description: "How long a key waited before it was taken.");

    private static readonly Histogram<double> WorkDuration = Meter.CreateHistogram<double>(
        "kube.workqueue.work.duration",
        unit: "s",
        description: "How long a key was worked on.");

    private static readonly Counter<long> QueueRetries = Meter.CreateCounter<long>(
        "kube.workqueue.retries",
        unit: "{key}",
        description: "Keys that came back after a failure.");

    private static readonly Histogram<double> ReconcileDuration = Meter.CreateHistogram<double>(
        "kube.reconcile.duration",
        unit: "s",
        description: "How long a reconcile took, by what came of it: done, requeued, failed, timeout, stopped.");

    public static Activity? StartRequest(ApiRequest request)
    {
        var activity = Activities.StartActivity($"{request.Verb} {request.Resource}", ActivityKind.Client);
        activity?.SetTag("kube.verb", request.Verb)
            .SetTag("kube.resource", request.Resource)
            .SetTag("kube.version", request.Version)
            .SetTag("kube.subresource", request.Subresource)
            .SetTag("http.request.method", request.Method.Method);
        return activity;
    }

    public static void CountRetry(ApiRequest request, int code) =>
        Retries.Add(
            1,
            new KeyValuePair<string, object?>("verb", request.Verb),
            new KeyValuePair<string, object?>("resource", request.Resource),
            new KeyValuePair<string, object?>("code", code));

    public static void CountOpenWatch(ApiRequest request, int change) =>
        OpenWatches.Add(change, new KeyValuePair<string, object?>("resource", request.Resource));

    public static void CountWatchEvent(ApiRequest request, WatchEventType type) =>
        WatchEvents.Add(1, new KeyValuePair<string, object?>("resource", request.Resource), new KeyValuePair<string, object?>("type", NameOf(type)));

    private static string NameOf(WatchEventType type) => type switch
    {
        WatchEventType.Added => "ADDED",
        WatchEventType.Modified => "MODIFIED",
        WatchEventType.Deleted => "DELETED",
        _ => "BOOKMARK",
    };

    public static void RecordRequest(ApiRequest request, TimeSpan duration, int? code) =>
        RequestDuration.Record(
            duration.TotalSeconds,
            new TagList
            {
                { "verb", request.Verb },
                { "group", request.Group },
                { "version", request.Version },
                { "resource", request.Resource },
                { "subresource", request.Subresource },
                { "code", code ?? 0 },
            });

    public static void RecordThrottle(ApiRequest request, TimeSpan duration) =>
        ThrottleDuration.Record(
            duration.TotalSeconds,
            new KeyValuePair<string, object?>("verb", request.Verb),
            new KeyValuePair<string, object?>("resource", request.Resource));

    public static void CountReflectorStep(ResourceDefinition resource, ReflectorStep step) =>
        (step.State is ReflectorState.Listing ? Relists : WatchRestarts).Add(
            1,
            new KeyValuePair<string, object?>("resource", resource.GroupResource),
            new KeyValuePair<string, object?>("reason", step.Reason));

    public static void CountCachedObjects(ResourceDefinition resource, int change) =>
        CachedObjects.Add(change, new KeyValuePair<string, object?>("resource", resource.GroupResource));

    /// <summary>Tells the age of an informer's last event until <see cref="ForgetLastEvent"/>.</summary>
    public static void ObserveLastEvent(object informer, ResourceDefinition resource, Func<TimeSpan?> age) =>
        LastEventAges.Set(informer, resource.GroupResource, () => age()?.TotalSeconds);

    public static void ForgetLastEvent(object informer) => LastEventAges.Remove(informer);

    /// <summary>Tells when the certificate of a transport runs out, until <see cref="ForgetCertificate"/> or its next one.</summary>
    public static void ObserveCertificate(object transport, Uri server, ClientCertificate certificate)
    {
        double expiry = new DateTimeOffset(certificate.Leaf.NotAfter).ToUnixTimeSeconds();
        CertificateExpiries.Set(transport, server.Authority, () => expiry);
    }

    public static void ForgetCertificate(object transport) => CertificateExpiries.Remove(transport);

    public static void CountLeader(string name, int change) => Leaders.Add(change, new KeyValuePair<string, object?>("name", name));

    public static void CountLock(int change) => HeldLocks.Add(change);

    public static void RecordLockWait(TimeSpan duration) => LockWaits.Record(duration.TotalSeconds);

    public static void CountQueued(string queue, int change) => QueueDepth.Add(change, new KeyValuePair<string, object?>("name", queue));

    public static void CountRetry(string queue) => QueueRetries.Add(1, new KeyValuePair<string, object?>("name", queue));

    public static void RecordTaken(string queue, TimeSpan waited)
    {
        var name = new KeyValuePair<string, object?>("name", queue);
        QueueDepth.Add(-1, name);
        QueueUnfinished.Add(1, name);
        QueueDuration.Record(waited.TotalSeconds, name);
    }

    public static void RecordDone(string queue, TimeSpan worked)
    {
        var name = new KeyValuePair<string, object?>("name", queue);
        QueueUnfinished.Add(-1, name);
        WorkDuration.Record(worked.TotalSeconds, name);
    }

    public static Activity? StartReconcile(string controller, ObjectKey key)
    {
        var activity = Activities.StartActivity($"reconcile {controller}");
        activity?.SetTag("kube.controller", controller).SetTag("kube.object", key.ToString());
        return activity;
    }

    public static void RecordReconcile(string controller, string outcome, TimeSpan duration) =>
        ReconcileDuration.Record(
            duration.TotalSeconds,
            new KeyValuePair<string, object?>("controller", controller),
            new KeyValuePair<string, object?>("outcome", outcome));
}
