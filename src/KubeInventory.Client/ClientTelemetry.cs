using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KubeInventory.Client;

/// <summary>The library's meter and activity source, both named <c>KubeInventory.Client</c>.</summary>
internal static class ClientTelemetry
{
    public const string Name = "KubeInventory.Client";

    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> RequestDuration = Meter.CreateHistogram<double>(
        "kube.client.request.duration",
        unit: "s",
        description: "Time until an answer begins, for each attempt; a watch counts until it is open.");

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

    private static readonly Gauge<double> CertificateExpiry = Meter.CreateGauge<double>(
        "kube.client.certificate.expiry",
        unit: "s",
        description: "When the client certificate in use runs out, in seconds since 1970. Recorded as a certificate comes into use.");

    public static void RecordCertificate(Uri server, ClientCertificate certificate) =>
        CertificateExpiry.Record(
            new DateTimeOffset(certificate.Leaf.NotAfter).ToUnixTimeSeconds(), new KeyValuePair<string, object?>("server", server.Authority));

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

    public static Activity? StartRequest(ApiRequest request)
    {
        var activity = Activities.StartActivity($"{request.Verb} {request.Resource}", ActivityKind.Client);
        activity?.SetTag("kube.verb", request.Verb).SetTag("kube.resource", request.Resource);
        return activity;
    }

    public static void RecordRequest(ApiRequest request, TimeSpan duration, int? code) =>
        RequestDuration.Record(
            duration.TotalSeconds,
            new KeyValuePair<string, object?>("verb", request.Verb),
            new KeyValuePair<string, object?>("resource", request.Resource),
            new KeyValuePair<string, object?>("code", code ?? 0));

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

    public static void CountLeader(string name, int change) => Leaders.Add(change, new KeyValuePair<string, object?>("name", name));

    public static void CountLock(int change) => HeldLocks.Add(change);

    public static void RecordLockWait(TimeSpan duration) => LockWaits.Record(duration.TotalSeconds);
}
