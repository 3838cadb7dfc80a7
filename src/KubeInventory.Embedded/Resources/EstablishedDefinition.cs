using System.Text.Json.Nodes;
using KubeInventory.Client.Schema;

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
            .Select(version => DefinitionReader.Serve(definition, version, new CustomResourceStrategy(version, DefinitionReader.SchemaOf(version))) with
            {
                CurrentSince = revision,
                Retired = _retired.Token,
            })];
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
}
