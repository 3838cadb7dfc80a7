namespace KubeInventory.Client;

/// <summary>Names under which this library reports, for <c>AddMeter</c> and <c>AddSource</c> of OpenTelemetry.</summary>
public static class KubeClientTelemetry
{
    /// <summary>Name of the meter: requests, watches, caches, leases, certificates.</summary>
    public const string MeterName = "KubeInventory.Client";

    /// <summary>Name of the activity source: a span for each attempt of a request, which for a watch ends as it is open.</summary>
    public const string ActivitySourceName = "KubeInventory.Client";
}
