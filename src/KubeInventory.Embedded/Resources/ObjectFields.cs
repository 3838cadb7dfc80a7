using System.Globalization;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>The fields of objects that the server itself looks at.</summary>
internal static class ObjectFields
{
    public static JsonObject Metadata(this JsonObject obj)
    {
        if (obj["metadata"] is not JsonObject metadata)
        {
            obj["metadata"] = metadata = [];
        }

        return metadata;
    }

    public static string Name(this JsonObject obj) => obj.Metadata().Text("name") ?? "";

    public static string Namespace(this JsonObject obj) => obj.Metadata().Text("namespace") ?? "";

    public static string ResourceVersion(this JsonObject obj) => obj.Metadata().Text("resourceVersion") ?? "";

    public static string Uid(this JsonObject obj) => obj.Metadata().Text("uid") ?? "";

    public static long Generation(this JsonObject obj) => obj.Metadata().Count("generation") ?? 0;

    public static IReadOnlyList<string> Finalizers(this JsonObject obj) => obj.Metadata().Texts("finalizers");

    public static void SetFinalizers(this JsonObject obj, IReadOnlyList<string> finalizers) => obj.Metadata().SetOrRemove(
        "finalizers", finalizers.Count == 0 ? null : new JsonArray([.. finalizers.Select(name => JsonValue.Create(name))]));

    public static bool IsBeingDeleted(this JsonObject obj) => obj.Metadata()["deletionTimestamp"] is not null;

    /// <summary>Sets a field, or removes it where the value is null.</summary>
    public static void SetOrRemove(this JsonObject obj, string name, JsonNode? value)
    {
        if (value is null)
        {
            obj.Remove(name);
        }
        else
        {
            obj[name] = value.Parent is null ? value : value.DeepClone();
        }
    }

    /// <summary>The moment as metav1.Time writes it: UTC, whole seconds.</summary>
    public static string ToTimestamp(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
