using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeInventory.Client;

namespace KubeInventory.Conformance.Tests;

/// <summary>Answers without what must differ between two servers: identities, versions and times.</summary>
internal static partial class Comparable
{
    public static JsonNode? Of(Loose<Widgets>? widget)
    {
        if (widget is null)
        {
            return null;
        }

        var copy = widget.Json.DeepClone().AsObject();
        var metadata = copy["metadata"]!.AsObject();
        foreach (var key in new[] { "uid", "resourceVersion", "creationTimestamp" })
        {
            metadata.Remove(key);
        }

        if (metadata.ContainsKey("deletionTimestamp"))
        {
            metadata["deletionTimestamp"] = "then";
        }

        if (metadata["managedFields"] is JsonArray entries)
        {
            // Servers order entries by time, in whole seconds that tick differently.
            metadata["managedFields"] = new JsonArray([.. entries.Select(Timeless).OrderBy(entry => entry.ToJsonString(), StringComparer.Ordinal)]);
        }

        return copy;
    }

    public static JsonObject Of(KubeApiException refusal) => new()
    {
        ["code"] = (int)refusal.StatusCode,
        ["reason"] = refusal.Status.Reason,
        ["message"] = InAnyOrder(WithoutObjects(refusal.Status.Message ?? "")),
        ["causes"] = new JsonArray([.. (refusal.Status.Details?.Causes ?? [])
            .Select(cause => WithoutObjects($"{cause.Reason} {cause.Field}: {cause.Message}")).Distinct().Order(StringComparer.Ordinal).Select(cause => (JsonNode)cause)]),
    };

    /// <summary>A strict complaint about a patch quotes the whole object, times and all.</summary>
    private static string WithoutObjects(string message) => QuotedObject().Replace(message, "\"{…}\"");

    [GeneratedRegex("\"\\{.*\\}\"", RegexOptions.Singleline)]
    private static partial Regex QuotedObject();

    /// <summary>A server lists faults and conflicts in the order of a hash map, another one each time.</summary>
    private static string InAnyOrder(string message) => string.Join(' ', message.Split([' ', ',', '[', ']', '\n']).Order(StringComparer.Ordinal)).Trim();

    private static JsonObject Timeless(JsonNode? entry)
    {
        var copy = entry!.DeepClone().AsObject();
        copy.Remove("time");
        return copy;
    }
}
