using System.Text.Json;
using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

namespace KubeInventory.Embedded.Apply;

/// <summary>Lets kubectl go from its own apply to the server's: it may change what its annotation says that it applied last.</summary>
internal sealed class LastApplied(ApplyTarget target)
{
    private const string Kubectl = "kubectl";
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Whether all conflicts are about values that kubectl applied itself; if not, leaves those that aren't.</summary>
    public bool Permits(string manager, JsonObject live, ref List<ApplyConflict> conflicts)
    {
        if (manager != Kubectl || Read(live) is not { } lastApplied)
        {
            return false;
        }

        var comparison = ObjectComparer.Compare(lastApplied, live, target.Type);
        var unchanged = FieldSetReader.Read(lastApplied, target.Type).Except(comparison.Written).Except(comparison.Removed);
        var others = conflicts.Where(conflict => !unchanged.Contains(conflict.Path)).ToList();
        conflicts = others.Count == 0 ? conflicts : others;
        return others.Count == 0;
    }

    /// <summary>Keeps the annotation true, where there is one.</summary>
    public static void Refresh(string manager, JsonObject merged, JsonObject applied)
    {
        if (manager == Kubectl && Annotations(merged) is { } annotations && annotations.Text(Annotation) is { Length: > 0 })
        {
            var copy = (JsonObject)applied.DeepClone();
            if (Annotations(copy) is { } others)
            {
                others.Remove(Annotation);
                foreach (var (name, _) in others.Where(entry => entry.Value is null).ToList())
                {
                    others[name] = "";
                }
            }
            else
            {
                copy.Map("metadata")?.Remove("annotations");
            }

            annotations[Annotation] = GoJson.Write(copy) + "\n";
        }
    }

    private JsonObject? Read(JsonObject live)
    {
        try
        {
            var lastApplied = JsonNode.Parse(Annotations(live)?.Text(Annotation) ?? "null") as JsonObject;
            return lastApplied?.Text("apiVersion") == target.ApiVersion && TypeChecker.Check(lastApplied, target.Type) is null ? lastApplied : null;
        }
        catch (JsonException)
        {
            // An annotation that is no JSON permits nothing; kube-apiserver thinks so too.
            return null;
        }
    }

    private static JsonObject? Annotations(JsonObject resource) => resource.Map("metadata")?.Map("annotations");
}
