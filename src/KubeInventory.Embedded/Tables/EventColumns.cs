using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Tables;

/// <summary>The columns of events: when, what and about which object.</summary>
internal static class EventColumns
{
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        CommonColumns.Text("Last Seen", "How long ago this was last seen.", LastSeen) with { Format = "" },
        CommonColumns.Text("Type", "Normal or Warning.", (obj, _) => obj.Text("type") ?? ""),
        CommonColumns.Text("Reason", "Why this happened, in one word.", (obj, _) => obj.Text("reason") ?? ""),
        CommonColumns.Text("Object", "What this is about.", (obj, _) => $"{About(obj).Text("kind")?.ToLowerInvariant()}/{About(obj).Text("name")}"),
        CommonColumns.Text("Subobject", "Which part of it.", (obj, _) => About(obj).Text("fieldPath") ?? "", priority: 1),
        CommonColumns.Text("Source", "Who reports this.", Source, priority: 1),
        CommonColumns.Text("Message", "What happened.", (obj, _) => (obj.Text("message") ?? obj.Text("note") ?? "").Trim()),
        CommonColumns.Text("First Seen", "How long ago this was first seen.", FirstSeen, priority: 1),
        CommonColumns.Text("Count", "How often this was seen.", null!, priority: 1) with { Type = "integer", Cell = (obj, _) => JsonValue.Create(Count(obj)) },
        CommonColumns.Name with { Priority = 1 },
    ];

    private static JsonObject About(JsonObject obj) => obj.Map("involvedObject") ?? obj.Map("regarding") ?? [];

    private static string FirstSeen(JsonObject obj, DateTimeOffset now) =>
        HumanDuration.Since(obj.Text("firstTimestamp") ?? obj.Text("deprecatedFirstTimestamp") ?? obj.Text("eventTime") ?? "", now);

    private static string LastSeen(JsonObject obj, DateTimeOffset now)
    {
        var last = obj.Map("series") is { } series
            ? series.Text("lastObservedTime") ?? ""
            : obj.Text("lastTimestamp") ?? obj.Text("deprecatedLastTimestamp");
        return last is null ? FirstSeen(obj, now) : HumanDuration.Since(last, now);
    }

    private static long Count(JsonObject obj) =>
        obj.Map("series")?.Count("count") ?? (obj.Count("count") ?? obj.Count("deprecatedCount")) switch { null or 0 => 1, var count => count.Value };

    private static string Source(JsonObject obj, DateTimeOffset now)
    {
        var source = obj.Map("source") ?? obj.Map("deprecatedSource") ?? [];
        var component = source.Text("component") ?? obj.Text("reportingComponent") ?? obj.Text("reportingController") ?? "";
        var instance = source.Text("host") ?? obj.Text("reportingInstance") ?? "";
        return instance.Length == 0 ? component : $"{component}, {instance}";
    }
}
