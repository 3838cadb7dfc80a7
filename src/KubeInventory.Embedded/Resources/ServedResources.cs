using KubeInventory.Embedded.Storage;

namespace KubeInventory.Embedded.Resources;

/// <summary>Keeps the catalog equal to the stored CustomResourceDefinitions. Thread-safe.</summary>
internal sealed class ServedResources
{
    private readonly ObjectStore _store;
    private readonly IReadOnlyList<ServedResource> _builtIn;
    private readonly Lock _gate = new();
    private Dictionary<string, EstablishedDefinition> _established = [];

    public ServedResources(ObjectStore store, TimeProvider time)
    {
        _store = store;
        _builtIn = BuiltInKinds.Of(store, time);
        Catalog = new ResourceCatalog([]);
        Refresh();
    }

    /// <summary>What is served now.</summary>
    public ResourceCatalog Catalog { get; private set; }

    /// <summary>Reads the definitions anew. Call it after each write of one, before the client gets its answer.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            var established = new Dictionary<string, EstablishedDefinition>(StringComparer.Ordinal);
            foreach (var stored in _store.Snapshot(CustomResourceDefinition.Resource).Objects.After(null, ""))
            {
                var definition = stored.ToJsonObject();
                if (!CustomResourceDefinition.IsEstablished(definition))
                {
                    continue;
                }

                var known = _established.GetValueOrDefault(stored.Key.Name);
                established[stored.Key.Name] = known?.IsSame(definition) == true ? known : new EstablishedDefinition(definition, stored.Revision);
            }

            var retired = _established.Values.Except(established.Values).ToList();
            _established = established;
            Catalog = new ResourceCatalog([.. _builtIn, .. established.Values.SelectMany(definition => definition.Resources)]);
            retired.ForEach(definition => definition.Dispose());
        }
    }
}
