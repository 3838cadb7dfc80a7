using System.Text.Json.Nodes;
using KubeInventory.Embedded.Schema;

namespace KubeInventory.Embedded.Resources;

/// <summary>A definition whose versions are served until it changes or goes.</summary>
internal sealed class EstablishedDefinition : IDisposable
{
    private readonly CancellationTokenSource _retired = new();
    private readonly string _uid;
    private readonly long _generation;

    /// <param name="definition">The CustomResourceDefinition.</param>
    /// <param name="revision">Its revision: objects stored since then have its shape.</param>
    public EstablishedDefinition(JsonObject definition, long revision)
    {
        _uid = definition.Uid();
        _generation = definition.Generation();
        Resources = [.. CustomResourceDefinition.Versions(definition)
            .Where(version => version.Flag("served"))
            .Select(version => Serve(definition, version, revision))];
    }

    public IReadOnlyList<ServedResource> Resources { get; }

    /// <summary>Whether a definition says what this one says: its generation counts the changes of its spec.</summary>
    public bool IsSame(JsonObject definition) => definition.Uid() == _uid && definition.Generation() == _generation;

    /// <summary>Ends the watches that were opened under this definition.</summary>
    public void Dispose()
    {
        _retired.Cancel();
        _retired.Dispose();
    }

    private ServedResource Serve(JsonObject definition, JsonObject version, long revision)
    {
        var names = CustomResourceDefinition.Names(definition);
        var group = CustomResourceDefinition.Spec(definition).Text("group") ?? "";
        var kind = names.Text("kind") ?? "";
        return new ServedResource
        {
            Group = group,
            Version = version.Text("name") ?? "",
            StorageVersion = CustomResourceDefinition.StorageVersion(definition),
            Kind = kind,
            ListKind = names.Text("listKind") ?? kind + "List",
            Plural = names.Text("plural") ?? "",
            Singular = names.Text("singular") ?? kind.ToLowerInvariant(),
            ShortNames = names.Texts("shortNames"),
            Categories = names.Texts("categories"),
            Namespaced = CustomResourceDefinition.Spec(definition).Text("scope") == "Namespaced",
            Subresources = [.. SubresourcesOf(version, group, kind)],
            CurrentSince = revision,
            Retired = _retired.Token,
            Strategy = new CustomResourceStrategy(version),
        };
    }

    private static IEnumerable<Subresource> SubresourcesOf(JsonObject version, string group, string kind)
    {
        var subresources = version.Map("subresources") ?? [];
        if (subresources.ContainsKey(Subresource.Status))
        {
            yield return new Subresource(Subresource.Status, group, version.Text("name") ?? "", kind);
        }
    }
}
