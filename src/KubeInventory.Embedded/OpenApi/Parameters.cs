using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.OpenApi;

/// <summary>The parameters of operations.</summary>
internal static class Parameters
{
    private static readonly Dictionary<string, (string Type, string Description)> Known = new(StringComparer.Ordinal)
    {
        ["allowWatchBookmarks"] = ("boolean", "Whether a watch may send events that carry nothing but how far it is."),
        ["continue"] = ("string", "The token of a list's page; asks for the next one."),
        ["dryRun"] = ("string", "All: do everything but store the result."),
        ["fieldManager"] = ("string", "Who writes; owns the fields that are set."),
        ["fieldSelector"] = ("string", "Chooses objects by their fields."),
        ["fieldValidation"] = ("string", "What unknown and repeated fields cause: Ignore nothing, Warn a warning, Strict a refusal."),
        ["force"] = ("boolean", "Whether an apply takes fields over from other writers."),
        ["gracePeriodSeconds"] = ("integer", "Seconds until a deleted object is gone."),
        ["labelSelector"] = ("string", "Chooses objects by their labels."),
        ["limit"] = ("integer", "How many objects a page of a list has at most."),
        ["orphanDependents"] = ("boolean", "Superseded by propagationPolicy."),
        ["pretty"] = ("string", "Accepted and ignored."),
        ["propagationPolicy"] = ("string", "What happens to objects that the deleted one owns: Orphan, Background or Foreground."),
        ["resourceVersion"] = ("string", "The version of the state that is asked for; a watch begins after it."),
        ["resourceVersionMatch"] = ("string", "How resourceVersion is meant: Exact or NotOlderThan."),
        ["sendInitialEvents"] = ("boolean", "Whether a watch begins with the present state."),
        ["timeoutSeconds"] = ("integer", "Seconds after which a list or a watch ends."),
        ["watch"] = ("boolean", "Asks for changes instead of a list."),
    };

    public static IReadOnlyList<string> OfList { get; } =
    [
        "allowWatchBookmarks", "continue", "fieldSelector", "labelSelector", "limit", "resourceVersion", "resourceVersionMatch",
        "sendInitialEvents", "timeoutSeconds", "watch",
    ];

    public static IReadOnlyList<string> OfWrite { get; } = ["dryRun", "fieldManager", "fieldValidation"];

    public static IReadOnlyList<string> OfPatch { get; } = ["dryRun", "fieldManager", "fieldValidation", "force"];

    public static IReadOnlyList<string> OfDelete { get; } = ["dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy"];

    /// <summary>A parameter after the question mark.</summary>
    public static JsonObject InQuery(string name) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["description"] = Known[name].Description,
        ["schema"] = new JsonObject { ["type"] = Known[name].Type, ["uniqueItems"] = true },
    };

    /// <summary>A parameter that is a step of the path.</summary>
    public static JsonObject InPath(string name, string description) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["description"] = description,
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string", ["uniqueItems"] = true },
    };
}
