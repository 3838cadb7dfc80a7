using System.Text.Json.Nodes;
using KubeInventory.Embedded.Resources;
using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Http;

/// <summary>Decides which objects a list or watch is about.</summary>
internal sealed class ObjectFilter(ServedResource resource, RequestInfo info, ListOptions options)
{
    private readonly string _namespace = resource.Namespaced ? info.Namespace : "";

    public bool Matches(StoredObject stored) =>
        (_namespace.Length == 0 || stored.Key.Namespace == _namespace)
        && (options.Fields.ExactValue("metadata.name") is not { } name || stored.Key.Name == name)
        && options.Labels.Matches(stored.Labels)
        && (options.Fields.Requirements.Count == 0 || options.Fields.Matches(Fields(stored)));

    /// <summary>Whether all objects of the namespace match, so that they need not be looked at.</summary>
    public bool MatchesAll => options.Labels.MatchesEverything && options.Fields.Requirements.Count == 0;

    private JsonObject Fields(StoredObject stored) => ObjectReader.Read(stored, resource);
}
