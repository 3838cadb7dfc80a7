using KubeInventory.Embedded.Storage;
using KubeInventory.Embedded.Tls;

namespace KubeInventory.Embedded.Resources;

/// <summary>Keeps the catalog equal to the stored CustomResourceDefinitions. Thread-safe.</summary>
internal sealed class ServedResources
{
    private readonly ObjectStore _store;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<ServedResource> _builtIn;
    private readonly Lock _gate = new();
    private Dictionary<string, EstablishedDefinition> _established = [];

    public ServedResources(ObjectStore store, CertificateAuthority authority, TimeProvider time)
    {
        _store = store;
        _time = time;
        _builtIn = BuiltInKinds.Of(store, authority, time);
        Catalog = new ResourceCatalog([]);
        Refresh();
    }

    /// <summary>What is served now.</summary>
    public ResourceCatalog Catalog { get; private set; }

    /// <summary>Reads the definitions anew. Call it after each write of one, before the client gets its answer.</summary>
    public async Task RefreshAsync()
    {
        Refresh();
        while (await AcceptOneAsync().ConfigureAwait(false))
        {
            Refresh();
        }
    }

    private void Refresh()
    {
        lock (_gate)
        {
            // Writes that are under way still follow the old definition; what they leave behind is brought into shape when it is read.
            var now = _established.Count == 0 ? 0 : _store.Revision;
            var established = new Dictionary<string, EstablishedDefinition>(StringComparer.Ordinal);
            foreach (var stored in _store.Snapshot(CustomResourceDefinition.Resource).Objects.After(null, ""))
            {
                var definition = stored.ToJsonObject();
                if (!CustomResourceDefinition.IsEstablished(definition))
                {
                    continue;
                }

                var known = _established.GetValueOrDefault(stored.Key.Name);
                established[stored.Key.Name] = known?.IsSame(definition) == true ? known : new EstablishedDefinition(definition, Math.Max(now, stored.Revision));
            }

            var retired = _established.Values.Except(established.Values).ToList();
            _established = established;
            Catalog = new ResourceCatalog([.. _builtIn, .. established.Values.SelectMany(definition => definition.Resources)]);
            retired.ForEach(definition => definition.Dispose());
        }
    }

    // A definition whose names were taken gets its turn when they are free.
    private async Task<bool> AcceptOneAsync()
    {
        var definitions = _store.Snapshot(CustomResourceDefinition.Resource).Objects.After(null, "").ToList();
        foreach (var stored in definitions)
        {
            var definition = stored.ToJsonObject();
            if (CustomResourceDefinition.IsEstablished(definition) || definition.IsBeingDeleted())
            {
                continue;
            }

            var others = definitions.Where(other => other != stored).Select(other => other.ToJsonObject());
            DefinitionStatus.Update(definition, others, _time.GetUtcNow());
            if (CustomResourceDefinition.IsEstablished(definition))
            {
                await _store.PutAsync(stored.Key, definition, stored.Revision, guard: null, CancellationToken.None).ConfigureAwait(false);
                return true;
            }
        }

        return false;
    }
}
