using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>Reads a CustomResourceDefinition.</summary>
internal static class CustomResourceDefinition
{
    public const string Group = "apiextensions.k8s.io";
    public const string Resource = "customresourcedefinitions.apiextensions.k8s.io";

    /// <summary>Holds a definition that is being deleted until its objects are gone.</summary>
    public const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    public static JsonObject Spec(JsonObject definition) => definition.Map("spec") ?? [];

    public static JsonObject Names(JsonObject definition) => Spec(definition).Map("names") ?? [];

    public static IEnumerable<JsonObject> Versions(JsonObject definition) => Spec(definition).Maps("versions");

    public static string StorageVersion(JsonObject definition) =>
        Versions(definition).FirstOrDefault(version => version.Flag("storage"))?.Text("name") ?? "";

    public static bool IsEstablished(JsonObject definition) =>
        (definition.Map("status") ?? []).Maps("conditions")
            .Any(condition => condition.Text("type") == "Established" && condition.Text("status") == "True");
}
