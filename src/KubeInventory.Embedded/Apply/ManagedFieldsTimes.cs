using System.Text.Json.Nodes;

namespace KubeInventory.Embedded.Apply;

/// <summary>Keeps a write that changes nothing from being a change.</summary>
internal static class ManagedFieldsTimes
{
    /// <summary>
    /// Gives the object the times of the stored one if these are all that differs, so that both are equal and nothing need be stored.
    /// Call it last: after defaulting and after the fields of the server are set.
    /// </summary>
    public static void KeepIfUnchanged(JsonObject written, JsonObject live)
    {
        var (now, before) = (written.ManagedFieldsList(), live.ManagedFieldsList());
        if (now is null || before is null || now.Count != before.Count || !WithoutTimes(now).SequenceEqual(WithoutTimes(before), Same)
            || !JsonNode.DeepEquals(written.WithoutManagedFields(), live.WithoutManagedFields()))
        {
            return;
        }

        for (var i = 0; i < before.Count; i++)
        {
            now[i] = before[i]?.DeepClone();
        }
    }

    private static IEqualityComparer<JsonNode?> Same { get; } = EqualityComparer<JsonNode?>.Create(JsonNode.DeepEquals);

    private static IEnumerable<JsonNode?> WithoutTimes(JsonArray list) => list.Select(entry =>
    {
        var copy = entry?.DeepClone();
        (copy as JsonObject)?.Remove("time");
        return copy;
    });
}
