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
}
